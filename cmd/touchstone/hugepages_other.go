//go:build !linux || !(amd64 || arm64)

package main

// hugeHeap does nothing where no huge pages are asked for.
func hugeHeap() {}
