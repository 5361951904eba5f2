package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// A machine is what the figures depend on. Fields are empty or 0 where the system does not tell; only Linux does.
type machine struct {
	system string
	cores  int
	model  string // of the processor
	memory int64  // bytes
	load   string // the average of the minute before the first measurement
}

func thisMachine() machine {
	m := machine{system: runtime.GOOS + "/" + runtime.GOARCH, cores: runtime.NumCPU()}
	m.model = procField("/proc/cpuinfo", "model name")
	var kib int64
	if _, err := fmt.Sscanf(procField("/proc/meminfo", "MemTotal"), "%d kB", &kib); err == nil {
		m.memory = kib << 10
	}
	return m
}

// procField is the value of the first line "name: value".
func procField(file, name string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(string(data), " ")
	return first
}
