//go:build unix

package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkParse parses nova's sources, file by file, each tree dropped before the next. "go run ./tools/oracle" puts
// them into the cache. Beside MB/s of the clock it reports them per second of processor time, which is what can be
// compared on a machine that others use, too.
func BenchmarkParse(b *testing.B) {
	cache := os.Getenv("TOUCHSTONE_CACHE")
	if cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			b.Skip("no cache directory: ", err)
		}
		cache = filepath.Join(dir, "touchstone")
	}
	var files []string
	size := 0
	err := filepath.WalkDir(filepath.Join(cache, "src", "nova"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		data, err := os.ReadFile(path)
		files = append(files, string(data))
		size += len(data)
		return err
	})
	if err != nil {
		b.Skip("nova's sources are not in the cache: ", err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	before := processorTime(b)
	for b.Loop() {
		for _, src := range files {
			if m, _ := Parse(src); m == nil {
				b.Fatal("no module")
			}
		}
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/(processorTime(b)-before).Seconds(), "cpu-MB/s")
}

// processorTime is what the process has used so far, garbage collection included.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
