package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what an attribute of data holds of them, by its name.

// saidByException is what an attribute holds of an exception's text: nothing where its name says that somebody has written it for
// those who read it, beside the text of the error: of what a validation lists as its messages each was.
func saidByException(t []Atom, name string) []Atom {
	of := func(x Atom) bool { return x.is(knowledge.Exception) }
	if name != "messages" && name != "message_dict" && !strings.HasSuffix(name, "_message") || ofError.MatchString(name) || !slices.ContainsFunc(t, of) {
		return t
	}
	return slices.DeleteFunc(slices.Clone(t), of)
}

// ofError are names of attributes that repeat what went wrong.
var ofError = regex.NewPattern(`(?i)(^|_)(err(or)?|exc(eption)?|raw|full|original|orig|inner|debug|db|sql|database|server|internal|detail(ed)?|last|std)_?message$`)

// uploadedName is what an attribute of a form's data holds: only what was uploaded has a name, of which the framework has left the
// last part of the path.
func (a *analysis) uploadedName(t []Atom, name string) []Atom {
	switch name {
	case "file": // what was uploaded, and no name
		return mapAtoms(t, func(x Atom) Atom {
			if ofForm(x) || x.is(knowledge.Untrusted) && x.Origin.Source != nil && x.Origin.Source.What == "request parameter" {
				x.Kinds &^= a.w.pathKinds
			}
			return x
		})
	case "secure_filename": // of a part of a form: its last part, of characters that mean nothing
		return sanitized(t, a.w.textKinds)
	}
	if name != "name" || !slices.ContainsFunc(t, ofForm) {
		return t
	}
	return mapAtoms(t, func(x Atom) Atom {
		if ofForm(x) {
			x.Kinds &^= a.w.pathKinds
		}
		return x
	})
}

func ofForm(x Atom) bool {
	return x.is(knowledge.Untrusted) && x.Origin.Source != nil && x.Origin.Source.What == "form field"
}

// partOfDrawn is what an attribute holds of random data: nothing but for the forms of a number. An object of which anything else is
// asked was one among others, and it is not random what those hold: random.choice(peers).key.
func partOfDrawn(t []Atom, name string) []Atom {
	drawn := func(x Atom) bool { return x.is(knowledge.Random) }
	if formsOfNumber[name] || !slices.ContainsFunc(t, drawn) {
		return t
	}
	return slices.DeleteFunc(slices.Clone(t), drawn)
}

// askedOfDrawn is what a method gives back of random data: what does something else than to write them in another form asks one thing
// among others for what it is or does, random.choice(peers).connect().
func askedOfDrawn(t []Atom, method string) []Atom {
	if !slices.ContainsFunc(t, func(x Atom) bool { return x.is(knowledge.Random) }) || rewritten.MatchString(method) {
		return t
	}
	return partOfDrawn(t, method)
}

var rewritten = regex.NewPattern(`^(to_?\w+|as_?\w+|hex|\w*digest|\w*(en|de)code|format\w*|join|split|[lr]?strip|lower|upper|title|capitalize|swapcase|[lr]?just|center|zfill|replace|translate|get|pop|item|items|read|next|sum|prod|cumsum|reshape|flatten|ravel|copy|round|astype|choices?|sample|random|rand\w*|getrandbits|generate\w*|make\w*|new\w*|create\w*|build\w*)$`)

var formsOfNumber = map[string]bool{"hex": true, "int": true, "bytes": true, "bytes_le": true, "node": true, "urn": true, "real": true, "fields": true, "T": true, "values": true}

// partOfSecret is what an attribute holds of a secret: nothing where its name says that it only says something of the secret, as
// the name, the owner, and the end of a token do.
func partOfSecret(t []Atom, name string) []Atom {
	secret := func(x Atom) bool { return x.is(knowledge.Secret) }
	if !slices.ContainsFunc(t, secret) || !ofSecrets[name] && !strings.HasSuffix(name, "_id") && !strings.HasSuffix(name, "_pk") && !strings.HasSuffix(name, "_at") && !strings.HasPrefix(name, "is_") {
		return t
	}
	return slices.DeleteFunc(slices.Clone(t), secret)
}

// ofSecrets are attributes that say something of a secret.
var ofSecrets = map[string]bool{
	"id": true, "pk": true, "name": true, "label": true, "title": true, "description": true, "type": true, "kind": true, "status": true,
	"scope": true, "scopes": true, "user": true, "username": true, "owner": true, "email": true, "expires": true, "expiry": true,
	"expiration": true, "created": true, "updated": true, "modified": true, "issuer": true, "audience": true, "algorithm": true,
}
