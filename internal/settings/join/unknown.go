package join

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/spell"
)

// This file judges settings that mean no option: they have no effect, and the default holds.

// leastKnown is how many settings of a file have to mean an option before another one of it counts as meant for the
// program.
const leastKnown = 2

// unknown reports a setting that means no option, where the file is the program's. Libraries that are not reviewed have
// options too, so only a name that is nearly one of the group's is reported as misspelt, and in a group of the program's
// own any other as unknown.
func (j *judge) unknown(s *settings.Setting) {
	if j.files[s.Location.File.Path] < leastKnown || s.System != "" && s.System != "environment" {
		return
	}
	k := normal(s.Key)
	c := settings.Candidate{Location: s.KeyAt, Confidence: finding.ConfidenceHigh}
	if near := nearest(j.names[k.Group], k.Name); near != "" && !j.set(settings.Key{Group: k.Group, Name: near}) {
		meant := settings.Key{Group: s.Group, Name: near}
		c.Rule, c.Message = "setting-misspelt", fmt.Sprintf("`%s` is no option; `%s` is meant", s.Title(), meant.Title())
		if i := j.index[normal(meant)]; len(i) > 0 {
			at := j.Options[i[0]].Location
			c.Facts = append(c.Facts, finding.Fact{Message: "the option is declared here", Location: &at})
		}
		j.out = append(j.out, c)
		return
	}
	if s.System == "" && k.Group != "" && len(j.names[k.Group]) > 0 && k.Group != "DEFAULT" && !j.foreign(k.Group) {
		c.Rule, c.Confidence = "setting-unknown", finding.ConfidenceMedium
		c.Message = fmt.Sprintf("`%s` is no option that the code declares", s.Title())
		j.out = append(j.out, c)
	}
}

// set reports whether a deployment sets an option by its right name as well: then another name is no slip.
func (j *judge) set(k settings.Key) bool {
	for _, i := range j.index[normal(k)] {
		if j.Options[i].Wins != nil {
			return true
		}
	}
	return false
}

// foreign reports whether libraries declare options in a group: they may declare others there.
func (j *judge) foreign(group string) bool {
	for i := range j.Options {
		if o := &j.Options[i]; o.Group == group && o.Foreign {
			return true
		}
	}
	return false
}

// nearest is the one name that differs from a word in a letter or two, "" where there is none, or several.
func nearest(names []string, word string) string {
	most := 1
	if len(word) >= 10 {
		most = 2
	}
	if len(word) < 5 {
		return ""
	}
	best, at := "", most+1
	for _, n := range names {
		if d := len(n) - len(word); d > most || d < -most || strings.EqualFold(n, word) {
			continue
		}
		switch d := spell.Distance(n, word); {
		case d < at:
			best, at = n, d
		case d == at && n != best:
			best = ""
		}
	}
	if at > most {
		return ""
	}
	return best
}
