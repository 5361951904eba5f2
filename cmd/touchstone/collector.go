package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A review makes much garbage in a short life, and what it costs to collect depends on how often that happens. So the
// heap may grow to heapBudget whatever is alive, within bounds: a small program is hardly collected at all, one of half a
// million lines stays below a gigabyte, and a larger one takes what it needs and some more. (A limit of memory would
// make that one collect without end.)
const (
	heapBudget              = 768 << 20
	leastGrowth, mostGrowth = 100, 400 // percent of what is alive
)

// paceCollector sets the growth after each collection, by what that has left.
func paceCollector() {
	type sentinel struct{ _ *byte } // dies in every collection
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var pace func(int)
	pace = func(int) {
		metrics.Read(live)
		alive := max(1, int(live[0].Value.Uint64()))
		debug.SetGCPercent(min(mostGrowth, max(leastGrowth, 100*heapBudget/alive-100)))
		runtime.AddCleanup(&sentinel{}, pace, 0)
	}
	pace(0)
}
