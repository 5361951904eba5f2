package main

import (
	"fmt"
	"math/rand"

	"github.com/touchstone-sec/touchstone/internal/audit"
)

// usual are the weaknesses that reviews of web applications speak of.
var usual = []int{
	89, 78, 94, 95, 1336, 79, 22, 434, 918, 601, 502, 611, 90, 643, 113, 117, 1236, 1333, 798, 328, 327, 916, 256, 312, 319, 330, 295,
	489, 614, 1004, 352, 306, 287, 862, 639, 284, 307, 384, 613, 209, 200, 532, 915, 942, 1021, 347, 565, 1188, 732, 377, 20, 362, 521,
	204, 208, 400, 770, 1104, 668, 840, 617, 703, 470, 778, 501, 134,
}

// specific prints, for claims of each weakness at functions of a program that were drawn by lot, how often which verdict
// was given, without any words: a weakness that is confirmed at every second function is no evidence anywhere.
func specific(dir string, ids []int) error {
	a := &app{name: dir, dir: dir}
	apps, err := loadOne(a)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewSource(1))
	r.Shuffle(len(apps.functions), func(i, j int) { apps.functions[i], apps.functions[j] = apps.functions[j], apps.functions[i] })
	for _, f := range apps.functions[:min(len(apps.functions), 100)] {
		for _, id := range ids {
			a.samples = append(a.samples, sample{fmt.Sprint(id), f.file, (f.first + f.last) / 2, id, "A weakness"})
		}
	}
	count := map[int]map[string]int{}
	if err := a.audit(false, func(s sample, j *audit.Judgement) {
		if count[s.cwe] == nil {
			count[s.cwe] = map[string]int{}
		}
		key := string(j.Verdict)
		for _, e := range j.Evidence {
			if e.Check == audit.Finding {
				key = "found"
			}
		}
		count[s.cwe][key]++
		count[s.cwe]["by "+j.Mechanism]++
	}); err != nil {
		return err
	}
	for _, id := range ids {
		c := count[id]
		n := len(a.samples) / len(ids)
		fmt.Printf("%5d confirmed %3d%% found %3d%% refuted %3d%% unproven %3d%% of %d\n", id, 100*c["confirmed"]/n, 100*c["found"]/n, 100*c["refuted"]/n, 100*c["unproven"]/n, n)
	}
	return nil
}
