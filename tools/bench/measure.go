//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// A row is what a tool needed for a tree.
type row struct {
	tool     installed
	tree     tree
	seconds  float64 // of the clock, in the fastest run
	cpu      float64 // seconds of all processors, in the same run
	peak     int64   // bytes, in the same run
	runs     int
	findings int           // -1 if its output does not tell
	problem  string        // why there are no figures: "> 300 s", "failed (exit 2)", ...
	stopped  time.Duration // when it was, if it was
}

// fast is the duration below which a tool gets more than one run.
const fast = 30 * time.Second

func measure(ctx context.Context, b *bench, o options, t installed, tree tree) row {
	r := row{tool: t, tree: tree, problem: t.problem}
	for i := 0; r.problem == "" && i < max(1, o.runs); i++ {
		progress("%s on %s", t.name, tree.name)
		cmd, err := t.command(b, tree.dir)
		if err != nil {
			r.problem = err.Error()
			break
		}
		// The output goes to a file, as in CI; a pipe would measure us, too.
		output := filepath.Join(b.work, t.name+".out")
		u, err := runLimited(ctx, cmd, output, o.limit)
		if errors.Is(err, errLimit) {
			r.stopped = o.limit
			r.problem = fmt.Sprintf("> %.0f s", o.limit.Seconds())
			break
		}
		if err != nil {
			r.problem = err.Error()
			break
		}
		if i == 0 || u.clock.Seconds() < r.seconds {
			r.seconds, r.cpu, r.peak = u.clock.Seconds(), u.cpu.Seconds(), u.peak
		}
		r.runs++
		if i == 0 {
			r.findings = countFindings(output)
		}
		if !slices.Contains(t.exits, u.exit) {
			r.problem = fmt.Sprintf("failed (exit %d)", u.exit)
		}
		progress("%s on %s: %.2f s, %.2f s CPU, %.0f MiB", t.name, tree.name, u.clock.Seconds(), u.cpu.Seconds(), mib(u.peak))
		if u.clock > fast {
			break
		}
	}
	if r.problem != "" {
		progress("%s on %s: %s", t.name, tree.name, r.problem)
	}
	return r
}

var errLimit = errors.New("it took too long")

// usage is what one run took.
type usage struct {
	clock, cpu time.Duration
	peak       int64
	exit       int
}

// runLimited runs a command in a process group of its own and kills the group when its time is over.
//
// The peak is wait4's ru_maxrss: the resident set of the largest of the processes that were waited for, the command
// and its children, and not their sum. It cannot be less than that of the process that starts the command, which is
// why this program holds nothing large while it measures.
func runLimited(ctx context.Context, cmd *exec.Cmd, output string, limit time.Duration) (usage, error) {
	out, err := os.Create(output)
	if err != nil {
		return usage{}, err
	}
	defer out.Close()
	log, err := os.Create(output + ".err")
	if err != nil {
		return usage{}, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = out, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return usage{}, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	var waited, stopped error
	select {
	case waited = <-done:
	case <-timer.C:
		stopped = errLimit
	case <-ctx.Done():
		stopped = ctx.Err()
	}
	clock := time.Since(begin)
	// Also what a tool leaves behind when it ends by itself would disturb the next one. There may be no such group any
	// more, which is as good.
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	if stopped != nil {
		<-done
		return usage{}, stopped
	}
	var exit *exec.ExitError
	if waited != nil && !errors.As(waited, &exit) {
		return usage{}, waited
	}
	s := cmd.ProcessState
	u := usage{clock: clock, cpu: s.UserTime() + s.SystemTime(), exit: s.ExitCode()}
	if ru, ok := s.SysUsage().(*syscall.Rusage); ok {
		u.peak = int64(ru.Maxrss)
		if runtime.GOOS != "darwin" { // which counts bytes, the others KiB
			u.peak *= 1024
		}
	}
	return u, nil
}
