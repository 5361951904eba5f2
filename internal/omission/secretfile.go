package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds files that are made for tokens and private keys with the modes that all files get: who has an account on the
// machine reads them.

// readableSecret is the rule on them.
const readableSecret = "secret-file-readable"

var (
	keptSecret = regex.NewPattern(`(?i)^(\w*_)?(token_info|(access|refresh|auth|api|bearer|id|session|oauth)_?tokens?|tokens?|credentials?|creds|passwords?|passwd|passphrase|secrets?|(secret|api|private|priv)_?keys?|key_?pem|pem|private_bytes|export_key|(mon_|admin_|client_|bootstrap_)?keyring)$`)
	password   = regex.NewPattern(`(?i)passw|passphrase|cred`)
	noSecret   = regex.NewPattern(`(?i)public|encrypt|hash|template|example|count|num|path|file|name|url`)
	owned      = regex.NewPattern(`(?i)chmod|umask|mkstemp|NamedTemporaryFile|TemporaryFile|^opener$|^O_(CREAT|EXCL)$|^S_I|^fdopen$|permission|private_open|secure_open|(^|_)encrypt|BestAvailableEncryption|^keyring$`)
	madeOwned  = regex.NewPattern(`(?i)umask|mkstemp|NamedTemporaryFile|TemporaryFile|mkdtemp|^opener$|^O_(CREAT|EXCL)$|^fdopen$|fchmod|^touch$|private_open|secure_open|(^|_)encrypt|BestAvailableEncryption|^keyring$|chmod_\w+|^restrict\w*`)
	writing    = regex.NewPattern(`^(w|a|x)[bt+]*$`)
	opening    = regex.NewPattern(`^(open|file)$`)
	passingOn  = regex.NewPattern(`^(dump|dumps|safe_dump|write|write_text|write_bytes|writelines|encode|decode|str|bytes)$`)
)

// readableSecrets are such places, one a function.
func (ac *Checks) readableSecrets() (out []*flow.Candidate) {
	r := ac.rule(readableSecret)
	if r == nil {
		return nil
	}
	modules := map[int32]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		id, written := secretWritten(f)
		if id == ir.NoID {
			continue
		}
		careful, known := modules[f.Module.ID]
		if !known {
			careful = slices.ContainsFunc(f.Module.Names, owned.MatchString)
			modules[f.Module.ID] = careful
		}
		late := careful && closedAfter(f, id)
		if !careful || late {
			message := r.Message
			if late {
				message = "A file for a secret is made here for everybody, and closed to others only when it has been written"
			}
			c := lacking(r, f, id, message)
			c.Doubted = late                                                  // who closes the file at once leaves others a moment
			if says := f.Arg(written, 1); !saysSecret(f, says, password, 3) { // a key has to be kept as it is
				c.Tells = idiom.At(f, f.Instrs[written].Pos, f.Instrs[written].End)
			}
			out = append(out, c)
		}
	}
	return out
}

// secretWritten is where a function opens a file of its own for writing, and where it writes something to it whose name says that it
// is a secret.
func secretWritten(f *ir.Function) (opened, written ir.ID) {
	opened, written = ir.NoID, ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			switch name := f.NameOf(args[0]); {
			case opening.MatchString(name):
				for _, x := range args[1:] {
					if s, ok := idiom.ConstText(f, x); ok && writing.MatchString(s) && written == ir.NoID {
						opened = id
					}
				}
			case name == "write_text" || name == "write_bytes":
				if len(args) > 1 && saysSecret(f, args[1], keptSecret, 3) {
					return id, id
				}
			case (name == "write" || name == "dump" || name == "safe_dump") && len(args) > 1:
				if written == ir.NoID && (saysSecret(f, args[1], keptSecret, 3) || name == "write" && putSecret(f, receiver(f, args[0])) || name != "write" && putSecret(f, args[1])) {
					written = id
				}
			}
		}
	}
	if written == ir.NoID {
		opened = ir.NoID
	}
	return opened, written
}

// closedAfter reports whether a function takes the file that it has opened from others by changing its modes afterwards, and its module
// knows no other way.
func closedAfter(f *ir.Function, opened ir.ID) bool {
	if slices.ContainsFunc(f.Module.Names, madeOwned.MatchString) {
		return false
	}
	const ownFolder, mask = 0o700, 0o077
	if slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Int && (c.Int == ownFolder || c.Int == mask) }) {
		return false
	}
	for id := opened + 1; int(id) < len(f.Instrs); id++ {
		if f.Instrs[id].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "chmod" {
			return true
		}
	}
	return false
}

// receiver is what a method is called on; ir.NoID where it is none.
func receiver(f *ir.Function, callee ir.ID) ir.ID {
	if f.Instrs[callee].Op != ir.OpAttr {
		return ir.NoID
	}
	return f.Arg(callee, 0)
}

// putSecret reports whether a function has put such a secret into what it writes: config["auth"]["token"] = token,
// config.set("auth", "token", token).
func putSecret(f *ir.Function, into ir.ID) bool {
	const within = 3
	if into == ir.NoID {
		return false
	}
	holds := func(x ir.ID) bool {
		for range within {
			if x = idiom.Untested(f, x); x == into || f.Instrs[x].Op != ir.OpIndex {
				break
			}
			x = f.Arg(x, 0)
		}
		return x == into
	}
	into = idiom.Untested(f, into)
	secret := func(key, value ir.ID) bool {
		if f.Instrs[idiom.Unrefined(f, value)].Op == ir.OpConst {
			return false
		}
		k, _ := idiom.ConstText(f, key)
		return keptSecret.MatchString(k) && !noSecret.MatchString(k) || saysSecret(f, value, keptSecret, 3)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpSetIndex:
				if secret(f.Arg(id, 1), f.Arg(id, 2)) && holds(f.Arg(id, 0)) {
					return true
				}
			case ir.OpCall:
				args := f.Args(id)
				if len(args) == 4 && f.NameOf(args[0]) == "set" && f.Instrs[args[0]].Op == ir.OpAttr && secret(args[2], args[3]) && holds(f.Arg(args[0], 0)) {
					return true
				}
			}
		}
	}
	return false
}

// saysSecret reports whether a value, or what it is the text of, has a name of such a secret.
func saysSecret(f *ir.Function, id ir.ID, like *regex.Pattern, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	id = idiom.Unrefined(f, id)
	if name := idiom.BearerName(f, id); name != "" && like.MatchString(name) && !noSecret.MatchString(name) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpCall:
	case ir.OpDict: // {"access_token": token}
		args := f.Args(id)
		for i := 0; i+1 < len(args); i += 2 {
			if k, _ := idiom.ConstText(f, args[i]); like.MatchString(k) && !noSecret.MatchString(k) && f.Instrs[args[i+1]].Op != ir.OpConst || saysSecret(f, args[i+1], like, depth-1) {
				return true
			}
		}
		return false
	case ir.OpFormat, ir.OpBinary, ir.OpConvert:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return saysSecret(f, x, like, depth-1) })
	default:
		return false
	}
	args := f.Args(id)
	name := f.NameOf(args[0])
	if like.MatchString(name) { // key.private_bytes(...)
		return true
	}
	if !passingOn.MatchString(name) {
		return false
	}
	if f.Instrs[args[0]].Op == ir.OpAttr && (name == "encode" || name == "decode") {
		return saysSecret(f, f.Arg(args[0], 0), like, depth-1)
	}
	return len(args) > 1 && saysSecret(f, args[1], like, depth-1)
}
