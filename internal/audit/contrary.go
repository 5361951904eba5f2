package audit

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
)

// contrary is a form at a place that shows the opposite of what a claim says, nil for none: a secret that comes from the
// environment, a decorator that asks for a login.
func (w *watcher) contrary(c *claim.Claim, m *mechanism, r *region) *sight {
	if r.whole {
		return nil
	}
	at := r
	if m.Kind == value {
		at = r.tight()
	}
	for _, l := range m.Contrary {
		if l.When.set() && !l.When.MatchString(c.Title+"\n"+c.Text) {
			continue
		}
		if s := w.see(l, at); s != nil {
			return s
		}
	}
	return nil
}

// support is a form at a place that shows what a claim states: the very kind of it that its words speak of, with nothing
// at the place or for the whole program that makes it harmless. Nil for none.
func (w *watcher) support(c *claim.Claim, m *mechanism, r *region) *sight {
	if r.whole || r.module == nil || len(m.Supports) == 0 || w.anywhere(m.Off) != nil {
		return nil
	}
	text, _ := r.text()
	for _, l := range m.Supports {
		if l.When.set() && !l.When.MatchString(c.Title+"\n"+c.Text) || l.Unless.set() && l.Unless.MatchString(text) {
			continue
		}
		if s := w.see(l, r); s != nil {
			return s
		}
	}
	return nil
}

// offTopic reports whether a claim speaks of what a mechanism is about ("login"), and nothing at the place, in its file's
// path or in what it calls does.
func (w *watcher) offTopic(c *claim.Claim, m *mechanism, r *region) bool {
	if !m.About.set() || r.whole || r.module == nil && len(r.fns) == 0 && r.first == 1 && r.last == r.LineCount() {
		return false
	}
	said, _, _ := strings.Cut(c.Title+"\n"+c.Text, ". ")
	if !m.About.MatchString(said) || m.About.MatchString(r.Path) {
		return false
	}
	for _, q := range append([]*region{r}, w.reached(r)...) {
		if text, _ := q.text(); m.About.MatchString(text) {
			return false
		}
	}
	return true
}

// contradicted says what speaks against a claim outright, "" for nothing.
func (b *brief) contradicted(o shown, name string) string {
	switch {
	case b.finding != nil || o == present && b.shown[0].mechanism.Kind != absence:
		return ""
	case b.contrary != nil && (o == absent || b.shown[0].mechanism.Kind != operation):
		return fmt.Sprintf("the code %s", b.contrary.look.Says)
	case b.offTopic && o == absent && len(b.unseen) == 0:
		return fmt.Sprintf("nothing at the place shows %s, nor has to do with it", name)
	}
	return ""
}
