package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds files that are made for tokens and private keys with the modes that all files get: who has an account on the
// machine reads them.

// readableSecret is the rule on them.
const readableSecret = "secret-file-readable"

var (
	keptSecret = regex.NewPattern(`(?i)^(\w*_)?(token_info|(access|refresh|auth|api|bearer|id|session|oauth)_?tokens?|tokens?|credentials?|creds|passwords?|passwd|passphrase|secrets?|(secret|api|private|priv)_?keys?|key_?pem|pem|private_bytes|export_key)$`)
	password   = regex.NewPattern(`(?i)passw|passphrase|cred`)
	noSecret   = regex.NewPattern(`(?i)public|encrypt|hash|template|example|count|num|path|file|name|url`)
	owned      = regex.NewPattern(`(?i)chmod|umask|mkstemp|NamedTemporaryFile|TemporaryFile|^opener$|^O_(CREAT|EXCL)$|^S_I|^fdopen$|permission|private_open|secure_open|(^|_)encrypt|BestAvailableEncryption|keyring`)
	writing    = regex.NewPattern(`^(w|a|x)[bt+]*$`)
	passingOn  = regex.NewPattern(`^(dump|dumps|safe_dump|write|write_text|write_bytes|writelines|encode|decode|str|bytes)$`)
)

// readableSecrets are such places, one a function.
func (ac *access) readableSecrets() (out []*Candidate) {
	r := ac.rule(readableSecret)
	if r == nil {
		return nil
	}
	modules := map[int32]bool{}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || f.Kind != ir.Def {
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
		if !careful {
			c := lacking(r, f, id, r.Message)
			if says := f.Arg(written, 1); !saysSecret(f, says, password, 3) { // a key has to be kept as it is
				c.tells = at(f, f.Instrs[written].Pos, f.Instrs[written].End)
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
			case name == "open":
				for _, x := range args[1:] {
					if s, ok := constText(f, x); ok && writing.MatchString(s) && written == ir.NoID {
						opened = id
					}
				}
			case name == "write_text" || name == "write_bytes":
				if len(args) > 1 && saysSecret(f, args[1], keptSecret, 3) {
					return id, id
				}
			case (name == "write" || name == "dump" || name == "safe_dump") && len(args) > 1:
				if written == ir.NoID && saysSecret(f, args[1], keptSecret, 3) {
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

// saysSecret reports whether a value, or what it is the text of, has a name of such a secret.
func saysSecret(f *ir.Function, id ir.ID, like *regex.Pattern, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	id = unrefined(f, id)
	if name := bearerName(f, id); name != "" && like.MatchString(name) && !noSecret.MatchString(name) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpCall:
	case ir.OpDict: // {"access_token": token}
		args := f.Args(id)
		for i := 0; i+1 < len(args); i += 2 {
			if k, _ := constText(f, args[i]); like.MatchString(k) && !noSecret.MatchString(k) && f.Instrs[args[i+1]].Op != ir.OpConst || saysSecret(f, args[i+1], like, depth-1) {
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
