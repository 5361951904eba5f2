// Command touchstone reviews source code for security defects, with CWE as the reference standard.
package main

import (
	"os"

	"github.com/touchstone-sec/touchstone/internal/cli"
)

func main() {
	hugeHeap()
	paceCollector()
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
