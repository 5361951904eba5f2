package join

import (
	"fmt"
	"slices"
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
	if j.files[s.Location.File.Path] < leastKnown || s.System != "" && s.System != environment {
		return
	}
	k := normal(s.Key)
	names := j.names[group{s.System, k.Group}]
	if meant, ok := j.meantBy(s, k, names); ok {
		if j.single(meant) && (s.Value.Kind == settings.List || s.Value.Kind == settings.Map) {
			return // another program's
		}
		c := settings.Candidate{Rule: "setting-misspelt", Location: s.KeyAt, Confidence: finding.ConfidenceHigh}
		c.Message = fmt.Sprintf("`%s` is no option; `%s` is meant", s.Title(), meant.Title())
		c.Facts = j.declared(s, meant, "the option is declared here")
		j.out = append(j.out, c)
		return
	}
	if s.System == "" && k.Group != "" && len(names) > 0 && k.Group != "DEFAULT" && !j.foreign(k.Group) && !j.mentioned(s.Key) {
		c := settings.Candidate{Rule: "setting-unknown", Location: s.KeyAt, Confidence: finding.ConfidenceMedium}
		c.Message = fmt.Sprintf("`%s` is no option that the code declares", s.Title())
		like := settings.Key{Group: k.Group, Name: likest(names, k.Name)}
		c.Facts = j.declared(s, like, fmt.Sprintf("the group is declared here, with `%s`", like.Name))
		j.out = append(j.out, c)
	}
}

// mentioned reports whether code has the name of a setting, for accessors of its own or for a loop over all groups, or reads the
// whole group.
func (j *judge) mentioned(k settings.Key) bool {
	return j.in.Every != nil && j.in.Every(k.Group) || j.in.Mentions != nil && j.in.Mentions(k.Name)
}

// single reports whether an option holds one value, which no list is meant for.
func (j *judge) single(k settings.Key) bool {
	for _, i := range j.index[normal(k)] {
		switch j.Options[i].Type {
		case "string", "integer", "boolean", "port", "float", "number":
			return true
		}
	}
	return false
}

// leastSlip is how long a name has to be for it to be taken for a slip in code, which may have variables of its own.
const leastSlip = 8

// leastUnread is how many variables of settings modules have to be read by nobody, and next to none by somebody, for the review
// to be taken for one of a part of the program, which does not see the readers.
const leastUnread = 10

// fits reports whether a value can be meant for a framework's option: a dictionary is not for a text.
func (j *judge) fits(s *settings.Setting, name string) bool {
	for _, i := range j.index[settings.Key{Name: name}] {
		if o := &j.Options[i]; o.System == s.System {
			switch s.Value.Kind {
			case settings.Map:
				return o.Type == "dict" || o.Type == "any"
			case settings.List:
				return o.Type == "list" || o.Type == "any"
			case settings.Bool:
				return o.Type == "boolean" || o.Type == "any"
			}
			return o.Type != "boolean" || s.Value.Kind == settings.Unknown
		}
	}
	return false
}

// slips reports what a settings module or class sets that no code reads, and that is nearly the name of what its
// framework reads and the code does not set.
func (j *judge) slips() {
	if j.in.Reads == nil {
		return
	}
	names := map[string][]string{}                     // by system
	read, unread := map[string]int{}, map[string]int{} // how many variables of one's own, by system
	for i := range j.Options {
		switch o := &j.Options[i]; {
		case o.Foreign && len(o.Code) == 0:
			names[o.System] = append(names[o.System], o.Key.Name)
		case !o.Foreign && len(o.Code) > 0:
			read[o.System]++
		}
	}
	for i := range j.Own {
		if s := &j.Own[i]; j.in.Reads(s.Name, s.KeyAt) {
			read[s.System]++
		} else if !s.Read {
			unread[s.System]++
		}
	}
	for i := range j.Own {
		s := &j.Own[i]
		if read[s.System] < leastRead && unread[s.System] > leastUnread || len(s.Name) < leastSlip || s.Read || s.Trial || j.in.Reads(s.Name, s.KeyAt) {
			continue
		}
		if near := nearest(names[s.System], s.Name); near != "" && j.fits(s, near) {
			j.out = append(j.out, settings.Candidate{
				Rule: "setting-misspelt", Location: s.KeyAt, Confidence: finding.ConfidenceMedium,
				Message: fmt.Sprintf("`%s` is read by nobody; `%s` is meant", s.Name, near),
			})
		}
	}
}

// meantBy is the option that a name which is none was meant for: nearly of its name, in its group or, with its very name, in one
// that is nearly called so.
func (j *judge) meantBy(s *settings.Setting, k settings.Key, names []string) (settings.Key, bool) {
	if near := nearest(names, k.Name); near != "" && !j.set(settings.Key{Group: k.Group, Name: near}) {
		return settings.Key{Group: s.Group, Name: near}, true
	}
	if len(names) > 0 || s.System != "" || k.Group == "" {
		return settings.Key{}, false
	}
	var groups []string
	for g := range j.names {
		if g.file == "" {
			groups = append(groups, g.name)
		}
	}
	slices.Sort(groups)
	meant := settings.Key{Group: nearest(groups, k.Group), Name: k.Name}
	return meant, meant.Group != "" && len(j.index[meant]) > 0 && !j.set(meant)
}

// declared is the fact where an option is declared that a setting of a kind can mean.
func (j *judge) declared(s *settings.Setting, k settings.Key, message string) []finding.Fact {
	for _, i := range j.index[normal(k)] {
		if o := &j.Options[i]; reads(o.System, s.System, "") || o.CommandLine() && s.System == environment {
			at := o.Location
			return []finding.Fact{{Message: message, Location: &at}}
		}
	}
	return nil
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

// likest is the name that a word is least far from, the first of several.
func likest(names []string, word string) (best string) {
	least := -1
	for _, n := range names {
		if d := spell.Distance(n, word); least < 0 || d < least {
			best, least = n, d
		}
	}
	return best
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
