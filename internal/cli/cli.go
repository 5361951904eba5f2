// Package cli is the command-line face of touchstone.
package cli

import "io"

// Main runs one command line and returns the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int { return 2 }
