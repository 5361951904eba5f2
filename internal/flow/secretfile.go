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
		id := secretWritten(f)
		if id == ir.NoID {
			continue
		}
		careful, known := modules[f.Module.ID]
		if !known {
			careful = slices.ContainsFunc(f.Module.Names, owned.MatchString)
			modules[f.Module.ID] = careful
		}
		if !careful {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// secretWritten is where a function opens a file of its own for writing and writes something to it whose name says that it is a
// secret.
func secretWritten(f *ir.Function) ir.ID {
	opened, secret := ir.NoID, false
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			switch name := f.NameOf(args[0]); {
			case name == "open":
				for _, x := range args[1:] {
					if s, ok := constText(f, x); ok && writing.MatchString(s) {
						opened = id
					}
				}
			case name == "write_text" || name == "write_bytes":
				if len(args) > 1 && saysSecret(f, args[1], 3) {
					return id
				}
			case (name == "write" || name == "dump" || name == "safe_dump") && len(args) > 1:
				secret = secret || saysSecret(f, args[1], 3)
			}
		}
	}
	if secret {
		return opened
	}
	return ir.NoID
}

// saysSecret reports whether a value, or what it is the text of, has the name of a secret.
func saysSecret(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	id = unrefined(f, id)
	if name := bearerName(f, id); name != "" && keptSecret.MatchString(name) && !noSecret.MatchString(name) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpCall:
	case ir.OpDict: // {"access_token": token}
		args := f.Args(id)
		for i := 0; i+1 < len(args); i += 2 {
			if k, _ := constText(f, args[i]); keptSecret.MatchString(k) && !noSecret.MatchString(k) && f.Instrs[args[i+1]].Op != ir.OpConst || saysSecret(f, args[i+1], depth-1) {
				return true
			}
		}
		return false
	case ir.OpFormat, ir.OpBinary, ir.OpConvert:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return saysSecret(f, x, depth-1) })
	default:
		return false
	}
	args := f.Args(id)
	name := f.NameOf(args[0])
	if keptSecret.MatchString(name) { // key.private_bytes(...)
		return true
	}
	if !passingOn.MatchString(name) {
		return false
	}
	if f.Instrs[args[0]].Op == ir.OpAttr && (name == "encode" || name == "decode") {
		return saysSecret(f, f.Arg(args[0], 0), depth-1)
	}
	return len(args) > 1 && saysSecret(f, args[1], depth-1)
}
