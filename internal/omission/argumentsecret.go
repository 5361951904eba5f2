package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds secrets on the command lines of other programs, and credentials that are looked up by a host that an address only
// seems to have.

// The rules on them.
const (
	secretArgument = "secret-in-arguments"
	misreadHost    = "credentials-for-misread-host"
	saltAsKey      = "salt-as-signing-key"
)

var (
	startsProgram = regex.NewPattern(`^(Popen|run|call|check_call|check_output|create_subprocess_exec|create_subprocess_shell|exec[lv]p?e?|spawn[lv]p?e?|getoutput|getstatusoutput|_?(run|execute)_?(cmd|command|process|subprocess)?|popen)$`)
	secretFlag    = regex.NewPattern(`(?i)^--?([a-z]+[-_])*(password|passwd|passphrase|secret|(access|auth|api|bearer|login|registration|admin)[-_]?(token|key)|token)=?$`)
	secretLead    = regex.NewPattern(`(?i)(^|\s)--?([a-z]+[-_])*(password|passwd|passphrase|secret|(access|auth|api|bearer|login|registration|admin)[-_]?(token|key)|token)(=|\s)['"]?$`)
	secretPlace   = regex.NewPattern(`(?i)(^|\s)--?([a-z]+[-_])*(password|passwd|passphrase|secret|(access|auth|api|bearer|login|registration|admin)[-_]?(token|key)|token)(=|\s)['"]?(\{\w*\}|%s|%\(\w+\)s)`)
	secretValue   = regex.NewPattern(`(?i)^_*(\w*_)?(password|passwd|pwd|passphrase|secret|token|api_?key|secret_?key|access_?key|credentials?)$`)
	notThere      = regex.NewPattern(`(?i)file|path|name|env|stdin|prompt|count|max|min|n_|num|type|format|id$|url|^(eos|bos|pad|unk|cls|sep)`)
	credentialsOf = regex.NewPattern(`^(authenticators|get_password|get_credential|find_user_password|find_credentials|get_credentials_for_host|lookup_credentials)$`)
	signerClass   = regex.NewPattern(`^(Signer|TimestampSigner|URLSafeSerializer|URLSafeTimedSerializer|TimedSerializer|Serializer|JSONWebSignatureSerializer|TimedJSONWebSignatureSerializer)$`)
	saltCalled    = regex.NewPattern(`(?i)^_*(\w*_)?(salt|namespace|purpose)(_\w+)?$`)
	aKey          = regex.NewPattern(`(?i)key|secret`)
)

// misplacedSecrets are such places, one a function.
func (ac *Checks) misplacedSecrets() (out []*flow.Candidate) {
	shown, misread, salted := ac.rule(secretArgument), ac.rule(misreadHost), ac.rule(saltAsKey)
	if shown == nil && misread == nil && salted == nil {
		return nil
	}
	speaks := map[*ir.Module][2]bool{} // of starting programs; of what the others are about
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		of, known := speaks[f.Module]
		if !known {
			of = [2]bool{slices.ContainsFunc(f.Module.Names, startsProgram.MatchString), slices.ContainsFunc(f.Module.Names, func(n string) bool { return credentialsOf.MatchString(n) || signerClass.MatchString(n) })}
			speaks[f.Module] = of
		}
		if shown != nil && of[0] {
			if id := argumentShown(f); id != ir.NoID {
				out = append(out, lacking(shown, f, id, shown.Message))
			}
		}
		if !of[1] {
			continue
		}
		for n := range f.Instrs {
			id := ir.ID(n)
			if f.Instrs[n].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			if len(args) < 2 {
				continue
			}
			name := f.NameOf(args[0])
			switch {
			case misread != nil && credentialsOf.MatchString(name) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return splitHost(f, x) }):
				out = append(out, lacking(misread, f, id, misread.Message))
			case salted != nil && signerClass.MatchString(name) && idiom.Keyword(f, id, 0) == "" && isSalt(f, args[1]):
				out = append(out, lacking(salted, f, id, salted.Message))
			}
		}
	}
	return out
}

// argumentShown is where a function that starts a program puts a secret among its arguments.
func argumentShown(f *ir.Function) ir.ID {
	if !slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
		return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal) && startsProgram.MatchString(f.Module.Names[in.Name])
	}) {
		return ir.NoID
	}
	found := ir.NoID
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCall: // "--password={}".format(password)
			args := f.Args(id)
			if f.NameOf(args[0]) != "format" || f.Instrs[args[0]].Op != ir.OpAttr {
				continue
			}
			if s, ok := idiom.ConstText(f, f.Arg(args[0], 0)); ok && secretPlace.MatchString(s) && found == ir.NoID && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && isSecret(f, x) }) {
				found = id
			}
		case ir.OpList, ir.OpTuple:
			args := f.Args(id)
			for n, x := range args {
				if x == ir.NoID || found != ir.NoID {
					continue
				}
				if s, ok := idiom.ConstText(f, x); ok && secretFlag.MatchString(s) && n+1 < len(args) && args[n+1] != ir.NoID && isSecret(f, args[n+1]) {
					found = id
				}
			}
		case ir.OpFormat:
			args := f.Args(id)
			for n := 1; n < len(args); n++ {
				if s, ok := idiom.ConstText(f, args[n-1]); ok && secretLead.MatchString(s) && isSecret(f, args[n]) && found == ir.NoID {
					found = id
				}
			}
		case ir.OpBinary, ir.OpInPlace:
			if s, ok := idiom.ConstText(f, f.Arg(id, 0)); ok && f.Instrs[i].Flag == ir.Mod && secretPlace.MatchString(s) && found == ir.NoID {
				values := []ir.ID{f.Arg(id, 1)}
				if f.Instrs[values[0]].Op == ir.OpTuple {
					values = f.Args(values[0])
				}
				if slices.ContainsFunc(values, func(x ir.ID) bool { return x != ir.NoID && isSecret(f, x) }) {
					found = id
				}
			}
			if s, ok := idiom.ConstText(f, f.Arg(id, 0)); ok && f.Instrs[i].Flag == ir.Add && secretLead.MatchString(s) && isSecret(f, f.Arg(id, 1)) && found == ir.NoID {
				found = id
			}
		}
	}
	return found
}

// isSecret reports whether a value has the name of a secret, and is not written in the program.
func isSecret(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op == ir.OpConvert {
		id = f.Arg(id, 0)
	}
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op == ir.OpCall && len(f.Args(id)) == 2 && passingOn.MatchString(f.NameOf(f.Arg(id, 0))) { // str(password)
		id = idiom.Untested(f, f.Arg(id, 1))
	}
	name := idiom.BearerName(f, id)
	return f.Instrs[id].Op != ir.OpConst && secretValue.MatchString(name) && !notThere.MatchString(name)
}

// splitHost reports whether a value is what stands before the first colon of the part of an address that holds the host: in
// user:password@host that is the user.
func splitHost(f *ir.Function, id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op == ir.OpUnpack && f.Instrs[id].Aux == 0 {
		id = idiom.Untested(f, f.Arg(id, 0))
	} else if f.Instrs[id].Op == ir.OpIndex {
		k := f.Arg(id, 1)
		if f.Instrs[k].Op != ir.OpConst || f.Consts[f.Instrs[k].Aux].Int != 0 || f.Consts[f.Instrs[k].Aux].Kind != ir.Int {
			return false
		}
		id = idiom.Untested(f, f.Arg(id, 0))
	}
	if f.Instrs[id].Op == ir.OpCall {
		callee := f.Arg(id, 0)
		if n := f.NameOf(callee); f.Instrs[callee].Op != ir.OpAttr || n != "split" && n != "partition" {
			return false
		}
		id = idiom.Untested(f, f.Arg(callee, 0))
	}
	return f.Instrs[id].Op == ir.OpAttr && f.NameOf(id) == "netloc"
}

// isSalt reports whether a value is called a salt, and no key.
func isSalt(f *ir.Function, id ir.ID) bool {
	name := idiom.BearerName(f, idiom.Untested(f, id))
	return saltCalled.MatchString(name) && !aKey.MatchString(name)
}
