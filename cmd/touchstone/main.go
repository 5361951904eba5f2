// Command touchstone reviews source code for security defects, with CWE as the reference standard.
package main

import (
	"os"
	"runtime/debug"

	"github.com/touchstone-sec/touchstone/internal/cli"
)

func main() {
	// A review makes much garbage in a short life: collect less often, but never let the heap pass a gigabyte for it.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(900 << 20)
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
