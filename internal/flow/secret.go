package flow

import "github.com/touchstone-sec/touchstone/internal/knowledge"

// far reports whether a secret, or a random number, took too long a way to be believed in. Secrets lie in objects that are
// handed around for other reasons (clients, headers, configurations), and what comes out of these, or of a call whose code
// is not known, is seldom the secret: it has to be named in the function that gives it away, or, of those that are hashed,
// in the caller of that one, or its caller where nothing else is done to it. Random numbers, and secrets of which a model says
// where alone they do harm (a token that was just made), may come back from functions that make them; random numbers may be
// passed into one, too.
func (w *World) far(h *hit) bool {
	x := &h.atom
	class := x.Origin.Source.Class
	switch {
	case class == knowledge.Surroundings: // what an unknown call makes of the environment is one of its variables
		return x.Flags&viaUnresolved != 0
	case class != knowledge.Secret && class != knowledge.Random && class != knowledge.Clock:
		return false
	case h.path != nil && h.path.Prev != nil:
		return class != knowledge.Secret || h.kinds&w.hashKinds == 0 || x.Flags&viaUnresolved != 0 || h.path.Prev.Prev != nil || x.Step != nil
	case class == knowledge.Random:
		return false
	case class == knowledge.Clock: // what an unknown call makes of the time, it may have signed or mixed with something
		return x.Flags&viaUnresolved != 0 || x.Step != nil && x.Step.Prev != nil
	}
	made := x.Origin.Source.Only != 0 && x.Flags&passedIn == 0
	for s := x.Step; s != nil; s = s.Prev {
		if s.Kind != stepGuard && (s.Kind != stepReturn || !made) {
			return true
		}
	}
	if h.path == nil {
		return h.fn != x.Origin.Fn && !made
	}
	if made && h.kinds&w.logKinds != 0 && inAddress(h) {
		return false
	}
	return h.kinds&w.hashKinds == 0 || h.path.Fn != x.Origin.Fn || x.Flags&viaUnresolved != 0
}

// inAddress reports whether a function writes what lets somebody in once into an address and passes that on: whoever has the address has
// the secret, and what is called a link or a URL is logged without a thought of it.
func inAddress(h *hit) bool {
	return h.atom.Flags&(built|viaUnresolved) == built && h.path.Fn == h.atom.Origin.Fn && writesHost(h.path.Fn)
}

// escaped are data without kinds of sink for which they were made safe. A secret that was only escaped, for a line or a page, is still there to
// be read: json.dumps({"password": password}) in a log. So is one that is written in another alphabet.
func (w *World) escaped(atoms []Atom, kinds knowledge.KindMask, coded bool) []Atom {
	if kinds&w.logKinds == 0 || kinds&w.sqlKinds != 0 && !coded {
		return sanitized(atoms, kinds)
	}
	return mapAtoms(atoms, func(a Atom) Atom {
		if a.Origin.Source != nil && a.Origin.Source.Class == knowledge.Secret {
			a.Kinds &^= kinds &^ w.logKinds
			return a
		}
		a.Kinds &^= kinds
		return a
	})
}
