package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what speaks against a secret in a log of a package that others install: its logs take secrets out, or the secret is
// the half of a pair that everybody may know.

// masked reports whether a secret in a log is taken out again, or is no secret.
func (w *World) masked(h *hit) bool {
	return h.hazard == nil && h.kinds&w.logKinds != 0 && h.atom.is(knowledge.Secret) && (w.masksLogs() || publicHalf(h) || shownToProve(h))
}

// shownToProve reports whether a token is one that is shown to everybody, to prove who has a domain: it goes into a TXT record of that, or
// under its well-known address. A function that names another secret beside it may tell of that.
func shownToProve(h *hit) bool {
	proves := false
	for f := h.atom.Origin.Fn; f != nil && f.Kind == ir.Def; f = f.Parent {
		proves = proves || provingDomain.MatchString(f.Name) || f.Class != nil && provingDomain.MatchString(f.Class.Name)
		if namesIn(f, otherSecret.MatchString) {
			return false
		}
	}
	return proves
}

var (
	provingDomain = regex.NewPattern(`(?i)(^|_)(txt(_?records?)?|acme|(dns|http|alpn)_?0?1|(dns|domain|http|acme)_challenges?)(_|$)|Acme(Dns|Http|Challenge)|(Dns|Http|Domain)(01)?Challenge`)
	otherSecret   = regex.NewPattern(`(?i)passw|secret|credential|(api|access|auth|session|refresh|bearer|private|account)_?(key|token)s?$|authorization$|^headers$`)
)

// findMasking reports whether a formatter or filter of the program takes something out of what is logged.
func (w *World) findMasking() bool {
	return slices.ContainsFunc(w.prog.Classes, func(c *ir.Class) bool {
		writes := c.Methods["format"]
		if writes == nil {
			writes = c.Methods["filter"]
		}
		return writes != nil && strings.HasPrefix(w.ExternBase(c.ID), "logging.") && namesIn(writes, masking.MatchString)
	})
}

var masking = regex.NewPattern(`(?i)(^|_)(redact|mask|censor|scrub|sanitiz|obfuscat|hid(e|den)_?(secret|token|pass|key|string)|conceal)`)

// publicHalf reports whether a secret is by its name, or by that of what the log is given, the key of a pair of which the same function
// has the secret: whoever sees the key of an application alone can sign nothing.
func publicHalf(h *hit) bool {
	o := h.atom.Origin
	text := o.Fn.Module.File.Text[o.Pos:o.End]
	if halfOf(o.Fn, strings.Trim(text[strings.LastIndexAny(text, ".[ (")+1:], `"'])`)) {
		return true
	}
	f, call := outermost(h)
	return call != ir.NoID && f == o.Fn && f.Instrs[call].Op == ir.OpCall && slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool {
		return x != ir.NoID && (halfOf(f, idiom.BearerName(f, idiom.Unrefined(f, x))) || halfOf(f, f.BoundName(idiom.Unrefined(f, x))))
	})
}

// halfOf reports whether a function has the secret that belongs to a key of a name: api_secret to api_key.
func halfOf(f *ir.Function, name string) bool {
	begin, ok := strings.CutSuffix(strings.ReplaceAll(strings.ToLower(name), "-", "_"), "key")
	if !ok || begin == "" || strings.Contains(begin, "secret") || strings.Contains(begin, "private") {
		return false
	}
	return namesIn(f, func(other string) bool {
		rest, ok := strings.CutPrefix(strings.ToLower(other), begin)
		return ok && (rest == "secret" || rest == "key_secret" || rest == "secret_key")
	})
}
