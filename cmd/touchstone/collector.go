package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A review makes much garbage in a short life, and what it costs to collect depends on how often that happens. So the
// heap may grow to heapBudget whatever is alive: a small program is not collected at all, and a larger one takes what it
// needs and some more. (A limit of memory would make a large one collect without end.) It may not grow further than that
// for nothing: a page that was never used costs more than one that the collector gives back, most of all in a virtual
// machine, whose host has to find it first. Of a large program what is alive is most of what is taken, and collecting it
// more often costs a tenth of the time and saves a third of the memory.
const (
	heapBudget  = 256 << 20
	firstHeap   = 96 << 20  // below it nothing is collected
	growth      = 160       // percent of what is alive
	mostGrowth  = 512 << 20 // but no more
	leastGrowth = 60        // percent, and no less
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
		grown := max(leastGrowth, min(growth, 100*mostGrowth/alive))
		debug.SetGCPercent(max(grown, 100*heap/alive-100))
		runtime.AddCleanup(&sentinel{}, pace, heapBudget)
	}
	pace(firstHeap)
}
