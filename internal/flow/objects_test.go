package flow

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Objects keep their numbers from pass to pass, however many an instruction makes.
func TestObjectsOfInstructions(t *testing.T) {
	a := &analysis{sites: make([]site, 2)}
	first := map[madeKey]int32{}
	taken := map[int32]bool{}
	for pass := range 2 {
		for _, id := range []ir.ID{0, 1} {
			for n := range int32(5 * maxListed) {
				k := madeKey{id, n * 7 % (5 * maxListed)}
				oid := a.newObj(k.id, k.n)
				if pass == 0 {
					if first[k] = oid; taken[oid] {
						t.Fatalf("object %d stands for two", oid)
					}
					taken[oid] = true
				} else if oid != first[k] {
					t.Fatalf("object %d of instruction %d is %d now, was %d", k.n, id, oid, first[k])
				}
			}
		}
	}
	if len(a.made) != 2*maxListed {
		t.Errorf("%d objects are listed", len(a.made))
	}
}
