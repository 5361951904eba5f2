package cli

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
)

// profile starts the profiles that were asked for. The function it returns ends and writes them.
func (j *reviewJob) profile() (stop func() error, err error) {
	var cpu *os.File
	if j.cpuProfile != "" {
		if cpu, err = os.Create(j.cpuProfile); err != nil {
			return nil, err
		}
		if err := pprof.StartCPUProfile(cpu); err != nil {
			return nil, errors.Join(err, cpu.Close())
		}
	}
	return func() error {
		var errs []error
		if cpu != nil {
			pprof.StopCPUProfile()
			errs = append(errs, cpu.Close())
		}
		if j.memProfile != "" {
			heap, err := os.Create(j.memProfile)
			if err != nil {
				return errors.Join(append(errs, err)...)
			}
			runtime.GC() // the profile counts what the last collection has left
			errs = append(errs, pprof.WriteHeapProfile(heap), heap.Close())
		}
		return errors.Join(errs...)
	}, nil
}
