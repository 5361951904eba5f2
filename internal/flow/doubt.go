package flow

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the doubts that leave a finding right and no reason to tell it early: it takes a profile more.

// A doubt is one of them.
type doubt struct {
	name  string // for who asks why a finding is told late
	holds func(w *World, c *Candidate, h *hit) bool
}

// doubtful has a finding wait for the next profile if one of the doubts holds that concern it.
func (w *World) doubtful(c *Candidate, h *hit) {
	lists := [...][]doubt{sourceDoubts, sinkDoubts, ruleDoubts, packageDoubts}
	if h.hazard != nil {
		lists[0], lists[1] = hazardDoubts, nil
	}
	if !w.cfg.Published {
		lists[3] = nil
	}
	for _, list := range lists {
		for _, d := range list {
			if !d.holds(w, c, h) {
				continue
			}
			c.Doubted = true
			if w.cfg.Debug != nil {
				w.cfg.Debug(fmt.Sprintf("%s at %s:%d is told late: %s", c.Rule.ID, c.Location.File.Path, c.Location.File.Position(c.Location.Pos).Line, d.name))
			}
			return
		}
	}
}

// sourceDoubts are about whose the data are.
var sourceDoubts = []doubt{
	{"the source does little harm there", func(w *World, c *Candidate, h *hit) bool {
		kinds := h.atom.Origin.Source.Doubt
		switch {
		case w.cfg.Library && c.answer:
			return false // who runs the servers that its users talk to is not known
		case w.cfg.Library:
			kinds &^= w.redirectKinds // some of its users have servers that leave two slashes, or pages that others link to
		case kinds&h.kinds&w.redirectKinds != 0 && h.atom.Origin.Source.What == "request header" && ownHeader(h):
			kinds &^= w.redirectKinds
		}
		return kinds&h.kinds != 0
	}},
	{"the source does little harm in a package", func(w *World, _ *Candidate, h *hit) bool {
		return w.cfg.Published && h.atom.Origin.Source.Published&h.kinds != 0
	}},
	{"a whole program is what a package takes there", func(w *World, _ *Candidate, h *hit) bool {
		return w.cfg.Published && h.atom.Origin.Source.Whole&h.kinds != 0 && h.atom.isAll() && !servesAll(h)
	}},
	{"a server that the program dialed sends them", func(w *World, _ *Candidate, h *hit) bool {
		o := h.atom.Origin
		return o.Source.Dialed&h.kinds != 0 && w.fromDialed(o.Fn, o.Pos, o.End)
	}},
	{"only the machine itself sends them", func(w *World, _ *Candidate, h *hit) bool {
		o := h.atom.Origin
		return o.Source.Near && w.nearOnly(o.Fn, o.Pos, o.End)
	}},
	{"an older version of the program has stored them", func(w *World, _ *Candidate, h *hit) bool {
		return h.atom.stored() && w.inside(h, upgrading)
	}},
	{"what scripts are given of what is stored is mostly made by the program", func(w *World, c *Candidate, h *hit) bool {
		return h.atom.stored() && h.name == "touchstone.template.output_script" && !w.kept.written(h, c.Rule.Flow.Sink)
	}},
	{"the answer is one that the package itself has pickled", func(w *World, c *Candidate, h *hit) bool {
		return c.answer && h.kinds&w.contentKinds != 0 && w.cfg.Published && pickledHere(h)
	}},
	{"a server that the program chose says what it starts", func(w *World, c *Candidate, h *hit) bool {
		return c.answer && h.kinds&w.commandKinds != 0 && (w.cfg.Published || len(h.sink.Arg[0].Path) > 0)
	}},
	{"it is one of the programs that lie in a folder", func(w *World, _ *Candidate, h *hit) bool {
		return w.cfg.Published && h.kinds&w.commandKinds != 0 && h.inFolder()
	}},
	{"the contents are those of one of the program's files", func(w *World, _ *Candidate, h *hit) bool {
		return h.atom.Flags&contents != 0 && h.kinds&w.htmlKinds == 0 && h.atom.namesOne()
	}},
	{"what a page is given is its package's choice, and does harm there in some forms alone", func(_ *World, _ *Candidate, h *hit) bool {
		return h.atom.Origin.Source == librarySource && h.atom.Flags&inPage != 0 && h.sink.Confidence != ""
	}},
}

// sinkDoubts are about what the data do there.
var sinkDoubts = []doubt{
	{"the sink is a matter of hardening", func(w *World, _ *Candidate, h *hit) bool {
		return h.sink.Strict && !(h.sink.Kinds&w.trustKinds != 0 && (h.testedInVain() || w.neverRead(h)))
	}},
	{"an error is shown where it does harm in some forms alone", func(w *World, _ *Candidate, h *hit) bool {
		return h.sink.Confidence != "" && src(h) == knowledge.Exception && h.kinds&w.htmlKinds != 0
	}},
	{"the program is a client of the service itself", func(w *World, _ *Candidate, h *hit) bool {
		return h.sink.Peer && w.clientOfItself(h.fn.Module)
	}},
	{"it stands elsewhere than such defects do", func(w *World, c *Candidate, h *hit) bool { return c.Rule.Within != nil && w.elsewhere(c.Rule, h) }},
	{"it is the user's own browser", func(w *World, _ *Candidate, h *hit) bool { return w.ownBrowser(h) && !w.cfg.Library }},
	{"the module filters such data", func(_ *World, c *Candidate, h *hit) bool {
		return c.Rule.Flow.Filtered != nil && c.Rule.Flow.Filtered.MatchString(h.fn.Module.File.Text)
	}},
}

// hazardDoubts are about calls that are wrong whatever the data.
var hazardDoubts = []doubt{
	{"it is a matter of hardening", func(_ *World, _ *Candidate, h *hit) bool { return h.hazard.Strict }},
	{"it concerns a server that the program dialed", func(w *World, _ *Candidate, h *hit) bool { return h.hazard.Dialed && w.onDialed(h) }},
	{"nobody can forge the request", func(w *World, _ *Candidate, h *hit) bool { return h.hazard.Changing && !w.checks.Forged(h.decorated()) }},
	{"whose data it is about is not known", func(_ *World, _ *Candidate, h *hit) bool { return h.doubt }},
	{"what becomes of it is a name", func(_ *World, c *Candidate, h *hit) bool { return labelled(c.Rule, h) }},
}

// ruleDoubts are what a rule itself says of where it is told late, and what the code around says.
var ruleDoubts = []doubt{
	{"it speaks with services of others", func(w *World, c *Candidate, h *hit) bool { return w.abroad(c.Rule, h) }},
	{"the owner of the program asks for it", func(w *World, _ *Candidate, h *hit) bool { return w.ownersOwn(h) }},
	{"a person has confirmed it", func(w *World, _ *Candidate, h *hit) bool { return w.confirmed(h) }},
	{"the module has the remedy as well", func(_ *World, c *Candidate, h *hit) bool {
		return c.Rule.Instead != nil && callsIn(h.fn.Module, c.Rule.Instead)
	}},
	{"the program does its own", func(w *World, c *Candidate, _ *hit) bool { return w.doesOwn(c.Rule) }},
	{"nothing of the application calls the function", func(w *World, _ *Candidate, h *hit) bool {
		// A program starts with a function that nothing of it calls.
		return h.place == nil && (h.hazard != nil && h.fn.Class != nil || h.hazard == nil && src(h) != knowledge.Untrusted) && w.outOfUse(h.fn)
	}},
	{"it is not where the rule expects it", func(_ *World, c *Candidate, h *hit) bool {
		return c.Rule.Around != nil && (c.Confidence < finding.ConfidenceHigh || !placedIn(c.Rule.Around, h.fn) && !direct(h))
	}},
	{"it harms no user of the library", func(w *World, c *Candidate, h *hit) bool {
		return w.cfg.Library && c.Rule.Evidence != nil && c.Rule.Evidence.Library && !w.shown(c.Rule.Evidence, h)
	}},
	{"the name says little", func(_ *World, c *Candidate, h *hit) bool {
		return c.Rule.Faint != nil && c.Rule.Faint.MatchString(h.name)
	}},
}

// packageDoubts are what shows in packages that others install.
var packageDoubts = []doubt{
	{"it harms nobody in a package", func(w *World, c *Candidate, h *hit) bool { return w.unharmed(c.Rule, h) }},
	{"a comment accepts it", func(_ *World, c *Candidate, _ *hit) bool { return acceptedAt(c.Location, c.Rule.ID) }},
	{"a comment accepts it where the value is made", func(_ *World, c *Candidate, h *hit) bool { return acceptedWhereMade(h, c.Rule.ID) }},
	{"the module tests something", func(_ *World, _ *Candidate, h *hit) bool { return tests(h.fn.Module) }},
	{"the function tries something out", func(w *World, _ *Candidate, h *hit) bool { return w.triesOut(h.fn) }},
	{"the function demonstrates something", func(w *World, _ *Candidate, h *hit) bool { return w.demonstrates(h) }},
	{"all users share it", func(_ *World, _ *Candidate, h *hit) bool { return sharedByAll(h) }},
	{"the module holds digests of its own against it", func(w *World, c *Candidate, h *hit) bool { return w.pinned(c.Rule, h) }},
	{"who follows the redirect has shown a secret", func(w *World, _ *Candidate, h *hit) bool { return w.secretShown(h) }},
	{"the program speaks plain HTTP alone", func(w *World, c *Candidate, h *hit) bool {
		return len(c.Rule.Plain) > 0 && w.servedPlain(c.Rule.Plain, h.fn) && !w.speaksTLS()
	}},
	{"the program asks itself", func(w *World, c *Candidate, h *hit) bool { return c.Rule.Itself != nil && asksItself(c.Rule.Itself, h) }},
	{"the user chooses it", func(w *World, c *Candidate, h *hit) bool { return w.choiceOfUser(c.Rule, h) }},
}

// upgrading are names of code that brings what an older version of the program has stored into the form of this one: it runs once,
// on what the program wrote.
var upgrading = regex.NewPattern(`(?i)^(migrations?|alembic|upgrade(_\w+)?|downgrade|migrate(_\w+)?)$`)
