package audit

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
)

// The verdict hangs on four outcomes: what the code at the place shows, which defence is there, how the names that the
// claim speaks of go with the place, and whether touchstone reports it.

// shown is what the code at the cited place shows of the mechanisms that a claim may mean.
type shown uint8

const (
	nothing   shown = iota // no mechanism was understood, or there is no place
	absent                 // nothing there could be it
	elsewhere              // nothing there, but elsewhere in the file
	possible               // what it needs is there
	fixed                  // a dangerous call is there, and all it is given is fixed
	defended               // it is there, and so is a defence
	cleared                // it is there, and touchstone followed the data that get there: none of them does harm
	present                // it is there
)

func (s *showing) outcome() shown {
	switch {
	case s.weak != nil && s.safe != nil:
		return defended
	case s.weak != nil && s.followed != nil:
		return cleared
	case s.weak != nil:
		return present
	case s.needed != nil && s.needed.state < data && s.needed.look.Settles:
		return fixed
	case s.needed != nil && s.safe != nil:
		return defended
	case s.needed != nil:
		return possible
	case s.near != nil:
		return elsewhere
	}
	return absent
}

// cited reports whether the claim gives the very line of what is needed: then it means no other place of the file.
func (s *showing) cited() bool {
	line := s.needed.where.File.Position(s.needed.where.Pos).Line
	return s.region.from > 0 && s.region.from <= line && line <= s.region.to
}

// exact reports whether the form that is a defect stands on the very lines that the claim gives.
func (s *showing) exact() bool {
	at := s.weak.where
	return at.File == s.region.File && at.File.Position(at.Pos).Line <= s.region.to && s.region.from <= at.File.Position(at.End).Line
}

// best is the outcome that speaks most for the claim, of all places and the mechanisms that it is sure to mean, and of
// others only where these are not there at all.
func (b *brief) best() (shown, *showing) {
	best, at := most(b.shown)
	if best <= elsewhere && len(b.other) > 0 {
		if o, s := most(b.other); o > elsewhere {
			return o, s
		}
	}
	return best, at
}

func most(list []*showing) (best shown, at *showing) {
	for _, s := range list {
		if o := s.outcome(); o > best || at == nil {
			best, at = o, s
		}
	}
	return best, at
}

// decide makes the verdict.
func (b *brief) decide(c *claim.Claim) (Verdict, string) {
	ct := b.cited
	o, s := b.best()
	f := ct.fit()
	name := "what it claims"
	if s != nil {
		name = s.mechanism.Name
	}
	switch {
	case len(ct.unread) > 0 && len(ct.regions) == 0:
		return Unproven, fmt.Sprintf("%s was not read", list(ct.unread))
	case len(ct.missing) > 0 && len(ct.regions) == 0:
		return Refuted, fmt.Sprintf("%s does not exist", list(ct.missing))
	case len(ct.beyond) > 0 && len(ct.regions) == 0 && len(ct.here)+len(ct.nearby) == 0:
		return Refuted, fmt.Sprintf("%s does not exist, and nothing that the claim names is in the file", list(ct.beyond))
	case ct.inTests():
		return Refuted, "the place is test code, which no deployment runs"
	case len(ct.absent) > 0 && b.finding == nil && o != present:
		return Refuted, fmt.Sprintf("%s neither defines nor calls %s", ct.absentIn, list(ct.absent))
	case b.against != "" && b.finding == nil:
		return Refuted, b.against
	case c.Safe && (b.finding != nil || o == present):
		return Refuted, "it says that there is no weakness, and the code shows one"
	case c.Safe && o == fixed && b.known():
		return Confirmed, fmt.Sprintf("the code %s, and all that it is given is fixed", s.needed.look.Says)
	case c.Safe:
		return Unproven, "it says that there is no weakness; none was seen"
	case len(ct.invented) > 1 && f == unreal && len(ct.astray) == 0 && b.finding == nil:
		return Refuted, fmt.Sprintf("it speaks of %s, none of which the code holds", list(ct.unheard))
	case f == unreal && b.finding == nil && (o == absent && s.mechanism.showable() || len(ct.invented) > 0 && o < defended):
		return Refuted, fmt.Sprintf("it speaks of %s, which the code does not hold, and nothing at the place shows %s", list(ct.unheard), name)
	case !b.rival && b.contradicted(o, name) != "":
		return Refuted, b.contradicted(o, name)
	case len(b.unseen) == 0 && (o == absent || o == elsewhere && len(ct.foreign) > 0 && len(ct.astray) == 0) && b.finding == nil && (s.mechanism.Kind == operation || len(ct.unheard) > 0 && s.mechanism.showable()) && (f == vague || f == strange || f == unreal || f == doubtful) && (len(ct.foreign) > 0 || b.known()):
		return Refuted, fmt.Sprintf("nothing at the place shows %s, and nothing there is %s", name, ct.apart())
	case len(ct.tools) > 0 && b.finding == nil && o <= possible && len(b.unseen) == 0:
		return Refuted, fmt.Sprintf("it says that the place uses %s, which the file does not hold, and nothing at the place shows %s", list(ct.tools), name)
	case len(ct.foreign) > 0 && f > loose && b.finding == nil:
		return Refuted, fmt.Sprintf("it speaks of %s, which the code does not hold, nor anything like it at the place", list(ct.foreign))
	case f == unreal || f == strange || f == doubtful || f == vague && (len(ct.unheard) > 0 || b.finding == nil && (len(ct.off) == 0 || s.mechanism.Kind == absence)):
		return Unproven, fmt.Sprintf("it speaks of what is not at the place: %s", ct.apart())
	case b.cleared != nil && b.finding == nil && b.only && !b.rival && (s.weak == nil || !s.weak.look.Code.set()):
		return Refuted, b.cleared.why()
	case b.cleared != nil && b.finding == nil:
		return Unproven, b.cleared.why() + ", but the claim may mean another place close by"
	case b.idle != "" && b.finding == nil && s != nil && s.mechanism.Kind == operation:
		return Unproven, fmt.Sprintf("%s; if that is so, it does no harm", b.idle)
	case b.finding != nil && !flows(b.finding) && s != nil && s.mechanism.Kind == operation && o == defended:
		return Unproven, fmt.Sprintf("touchstone reports it too, as %s, but the code %s", b.finding.Rule.ID, s.safe.look.Says)
	case b.finding != nil:
		return Confirmed, fmt.Sprintf("touchstone reports it too, as %s", b.finding.Rule.ID)
	case o == present && b.aside && !s.exact():
		return Unproven, "nothing that gets to its line is known to do harm; what does stands elsewhere in the function"
	case o == present:
		return Confirmed, "the code " + s.weak.look.Says
	case b.beside != nil:
		return Confirmed, "close by, the code " + b.beside.look.Says
	case b.support != nil:
		return Confirmed, "the code " + b.support.look.Says
	case b.word == For && o >= possible && o != defended && s.mechanism.Kind != operation:
		return Confirmed, "what it states is so"
	case b.word == Against && o != present && !b.rival && (s == nil || s.mechanism.Kind != design):
		return Refuted, "what it states is not so"
	case o == fixed && !b.rival && (s.near == nil || len(ct.here) > 0 && s.cited()) && s.needed.via == "" && s.needed.state <= harmless && b.known():
		return Refuted, fmt.Sprintf("the code %s, and all that it is given is fixed", s.needed.look.Says)
	case o == absent && len(b.unseen) > 0:
		return Unproven, fmt.Sprintf("nothing here shows %s, but the code of %s is not here", name, list(b.unseen))
	case o == absent && !b.rival && (s.mechanism.Kind == operation && f == silent || s.mechanism.showable() && len(ct.subjects) > 0) && b.known():
		return Refuted, fmt.Sprintf("nothing at the place shows %s, and all that it calls is known", name)
	}
	return Unproven, b.lack(o, s)
}

// known reports whether the code at all places is there, with all that it calls.
func (b *brief) known() bool {
	for _, s := range b.shown {
		if len(s.unknown) > 0 || s.region.whole || s.region.module == nil {
			return false
		}
	}
	return true
}

// lack says what is missing for a verdict.
func (b *brief) lack(o shown, s *showing) string {
	switch o {
	case nothing:
		if !b.certain {
			return "what weakness it claims was not understood"
		}
		return "it names no place"
	case absent, elsewhere:
		if len(s.unknown) > 0 {
			return fmt.Sprintf("nothing at the place shows %s, but the code of %s is not here", s.mechanism.Name, list(s.unknown))
		}
		return fmt.Sprintf("nothing at the place shows %s", s.mechanism.Name)
	case cleared:
		return fmt.Sprintf("the code %s, but none of the data that touchstone followed there does harm", s.weak.look.Says)
	case defended:
		return fmt.Sprintf("the code %s; whether that suffices is open", s.safe.look.Says)
	case fixed:
		return fmt.Sprintf("the code %s, but no data was seen to get there", s.needed.look.Says)
	}
	return fmt.Sprintf("the code %s, which alone is no %s", s.needed.look.Says, s.mechanism.Name)
}
