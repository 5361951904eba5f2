// Command touchstone reviews source code for security defects, with CWE as the reference standard.
package main

import (
	"os"
	"runtime/debug"

	"github.com/touchstone-sec/touchstone/internal/cli"
)

func main() {
	// A review makes much garbage in a short life. The share is what keeps a program of half a million lines below a
	// gigabyte; a limit instead would make larger ones collect without end.
	debug.SetGCPercent(120)
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
