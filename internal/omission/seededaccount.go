package omission

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds accounts that a program makes by itself with a password that stands in its source: whoever reads it logs in.

// seededAccount is the rule on them.
const seededAccount = "seeded-account"

var (
	makesAccount  = regex.NewPattern(`(?i)^_*(add|create|make|register|insert|new|seed|save|ensure)_?(\w*_)?(super_?user|user|account|admin|administrator|member|customer|operator|login)s?$`)
	accountSecret = regex.NewPattern(`(?i)^(\w*_)?(password|passwd|pwd|passphrase|pin|pin_?code|pass)(_?(hash|digest))?[12]?$`)
	accountName   = regex.NewPattern(`(?i)^(\w*_)?(name|login|e?mail|nick|user|handle|role|is_admin|is_superuser)$`)
	hashesSecret  = regex.NewPattern(`(?i)hash|encrypt|bcrypt|hexdigest|digest|^(md5|sha\d*|encode|str|bytes|decode|gensalt|b)$`)
	noPassword    = regex.NewPattern(`^(|!+|\*+|x+|-|none|null|unusable|unset|disabled|locked)$|^[!*]`) // nobody logs in with these
	insertAccount = regexp.MustCompile("(?is)^\\s*insert\\s+(?:or\\s+\\w+\\s+)?into\\s+[\"`\\[]?(?:\\w+\\.)?(\\w+)[\"`\\]]?\\s*\\(([^()]*)\\)\\s*values\\s*(\\(.*)")
	insertedValue = regexp.MustCompile(`'((?:[^']|'')*)'|([^,()'\s][^,()']*)`)
	onlyInTests   = regex.NewPattern(`(?i)(^|_)(tests?|fixtures?|factor(y|ies)|conftest|fake|mock|demo|example|sample)s?(_|$)`)
)

// seededAccounts are such places, one a function.
func (ac *Checks) seededAccounts() (out []*flow.Candidate) {
	r := ac.rule(seededAccount)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if onlyInTests.MatchString(f.Name) || onlyInTests.MatchString(idiom.LastPart(f.Module.Name)) {
			continue
		}
		if id := ac.seeds(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// seeds is the first call of a function that makes an account with a password that stands there.
func (ac *Checks) seeds(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op == ir.OpCall && (ac.seedsBy(f, id) || ac.seedsTable(f, id)) {
				return id
			}
		}
	}
	return ir.NoID
}

// seedsBy reports whether a call makes an account by its arguments: User(name="admin", password="admin"), add_user("admin", "admin").
func (ac *Checks) seedsBy(f *ir.Function, call ir.ID) bool {
	args, names := f.Args(call), f.Calls[f.Instrs[call].Aux].Names
	callee := f.NameOf(args[0])
	if len(args) < 3 || !makesAccount.MatchString(callee) && !ac.w.IsPeople(callee) {
		return false
	}
	var positions []string // names of the parameters
	for _, g := range ac.prog.Calls()[f.ID] {
		if c := ac.prog.Functions[g]; c.Name == callee || c.Name == "__init__" && c.Class != nil && c.Class.Name == callee {
			for _, p := range c.Params {
				positions = append(positions, p.Name)
			}
			if len(positions) > 0 && (positions[0] == "self" || positions[0] == "cls") {
				positions = positions[1:]
			}
			break
		}
	}
	if positions == nil && strings.HasPrefix(callee, "create_") { // of Django: create_user(name, mail, password)
		positions = []string{"username", "email", "password"}
	}
	secret, known := false, false
	for i, x := range args[1:] {
		name := ""
		switch {
		case i < len(names) && names[i] != "":
			name = names[i]
		case i < len(positions):
			name = positions[i]
		}
		s, ok := writtenText(f, x, 4)
		switch {
		case !ok:
		case accountSecret.MatchString(name):
			secret = secret || !noPassword.MatchString(s)
		case accountName.MatchString(name):
			known = known || s != ""
		}
	}
	return secret && known
}

// writtenText is a text that stands in the source, or what a hash is made of.
func writtenText(f *ir.Function, id ir.ID, fuel int) (string, bool) {
	if id == ir.NoID || fuel == 0 {
		return "", false
	}
	id = idiom.Unrefined(f, id)
	if s, ok := idiom.ConstText(f, id); ok {
		return s, true
	}
	if f.Instrs[id].Op != ir.OpCall {
		return "", false
	}
	args := f.Args(id)
	if !hashesSecret.MatchString(f.NameOf(args[0])) {
		return "", false
	}
	if f.Instrs[args[0]].Op == ir.OpAttr { // hashlib.sha256(b"...").hexdigest(), "...".encode()
		if s, ok := writtenText(f, f.Arg(args[0], 0), fuel-1); ok {
			return s, true
		}
	}
	if len(args) < 2 {
		return "", false
	}
	return writtenText(f, args[1], fuel-1)
}

// seedsTable reports whether a call executes a statement that puts an account into a table of them, with values that stand there.
func (ac *Checks) seedsTable(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if len(args) < 2 {
		return false
	}
	text, ok := idiom.ConstText(f, idiom.Unrefined(f, args[1]))
	if !ok || len(text) > idiom.MaxStatement {
		return false
	}
	m := insertAccount.FindStringSubmatch(text)
	if m == nil || !ac.w.IsPeople(m[1]) {
		return false
	}
	columns := strings.Split(m[2], ",")
	at := slices.IndexFunc(columns, func(c string) bool { return accountSecret.MatchString(strings.Trim(c, " \t\n\"`[]")) })
	if at < 0 {
		return false
	}
	values := insertedValue.FindAllStringSubmatch(strings.TrimPrefix(m[3], "("), len(columns))
	if at >= len(values) {
		return false
	}
	if v := values[at]; v[1] != "" {
		return !noPassword.MatchString(v[1])
	} else if len(args) < 3 || v[2] == "" {
		return false
	}
	row := idiom.Unrefined(f, args[2]) // execute("... VALUES (?, ?)", ("admin", "admin"))
	if op := f.Instrs[row].Op; op != ir.OpTuple && op != ir.OpList || at >= len(f.Args(row)) || len(f.Args(row)) != len(columns) {
		return false
	}
	s, ok := writtenText(f, f.Args(row)[at], 4)
	return ok && !noPassword.MatchString(s)
}
