package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A review makes much garbage in a short life, and what it costs to collect depends on how often that happens. So the
// heap may grow to heapBudget whatever is alive: a small program is not collected at all, one of half a million lines
// stays below a gigabyte, and a larger one takes what it needs and some more. (A limit of memory would make that one
// collect without end.) The first collection comes early, so that a program of middle size takes no more than it needs.
const (
	heapBudget  = 768 << 20
	firstHeap   = 384 << 20 // below it nothing is collected
	leastGrowth = 160       // percent of what is alive
	runtimeHeap = 4 << 20   // what the runtime takes to be alive at least
)

// paceCollector sets the growth after each collection, by what that has left.
func paceCollector() {
	type sentinel struct{ _ *byte } // dies in every collection
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var pace func(int)
	pace = func(heap int) {
		metrics.Read(live)
		alive := max(runtimeHeap, int(live[0].Value.Uint64()))
		debug.SetGCPercent(max(leastGrowth, 100*heap/alive-100))
		runtime.AddCleanup(&sentinel{}, pace, heapBudget)
	}
	pace(firstHeap)
}
