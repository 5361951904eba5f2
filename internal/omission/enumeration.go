package omission

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that tell a name which nobody has from one that somebody has. Two branches are compared: the one
// that is taken where nobody was found, and the one where the password of who was found is wrong; in views that send a link
// or a code instead, what is answered at once where nobody was found. Views that only say whether there is somebody are in existence.go.

// userTold is the rule on them.
const userTold = "user-names-told"

// maxMessage bounds the texts that are taken for messages.
const maxMessage = 120

// tellingNames lists the answers that say that there is no such user.
func (ac *Checks) tellingNames() (out []*flow.Candidate) {
	r := ac.rule(userTold)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if !ac.answers()[f.ID] || len(ac.w.Entries(f)) > 0 && ac.guards(f, ac.names.Guard) {
			continue
		}
		id := ac.strangerToldAtLogin(f)
		if id == ir.NoID {
			id = ac.strangerTold(f)
		}
		if id == ir.NoID {
			if id = ac.takenTold(f); id != ir.NoID {
				out = append(out, lacking(r, f, id, "This answer tells that somebody has the name already; whoever has none gets another"))
				continue
			}
		}
		doubtful := false
		if id == ir.NoID {
			if id, doubtful = ac.existenceTold(f); id == ir.NoID {
				continue
			}
		}
		c := lacking(r, f, id, r.Message)
		c.Doubted = doubtful
		out = append(out, c)
	}
	return out
}

// maxAnswering is how many calls below an entry point a function may say what is answered.
const maxAnswering = 3

// answers are the entry points of the program, with what they call.
func (ac *Checks) answers() map[int32]bool {
	ac.answering.Do(func() {
		ac.answered = map[int32]bool{}
		var add func(f int32, depth int)
		add = func(f int32, depth int) {
			if depth < 0 || ac.answered[f] && depth < maxAnswering {
				return
			}
			ac.answered[f] = true
			for _, c := range ac.prog.Calls()[f] {
				add(c, depth-1)
			}
		}
		for i := range ac.prog.Functions {
			if len(ac.w.Entries(ac.prog.Functions[i])) > 0 && !ac.w.Tests(ac.prog.Functions[i]) {
				add(int32(i), maxAnswering)
			}
		}
	})
	return ac.answered
}

// strangerToldAtLogin is what a function that checks a password, or a code, answers where nobody has the name, if it is
// another answer than for a wrong password.
func (ac *Checks) strangerToldAtLogin(f *ir.Function) ir.ID {
	verified := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if verified == ir.NoID && (ac.verifies(f, id) || ac.checksCode(f, id)) {
				verified = id
			}
		}
	}
	if verified == ir.NoID || ac.speaksOf(f, oldPassword) { // who changes a password is known
		return ir.NoID
	}
	stranger, mistyped := message(f, ac.names.Stranger), message(f, ac.names.Mistyped)
	if stranger != ir.NoID && mistyped != ir.NoID && stranger != mistyped {
		return stranger
	}
	wrong := refusals(f, verified, false)
	if wrong == nil {
		return ir.NoID
	}
	for _, a := range missings(f) {
		if len(a.said) > 0 && !slices.Equal(a.said, wrong.said) && a.subject != ir.NoID && ac.ofPerson(f, a.subject) && (idiom.ComesFrom(f, verified, a.subject) || asksWhether(f, a.subject) && a.ends) {
			return a.place
		}
	}
	return ir.NoID
}

// sending are names of views that send a link or a code to an address.
var sending = regex.NewPattern(`(?i)^\w*(forgot|reset|recover|remind|magic|otp|resend|lost)\w*$`)

// strangerTold is what a view that sends a link or a code answers at once where nobody has the address.
func (ac *Checks) strangerTold(f *ir.Function) ir.ID {
	named := sending.MatchString(f.Name) || f.Class != nil && sending.MatchString(f.Class.Name) || slices.ContainsFunc(ac.addresses(f), sending.MatchString)
	if !named || len(ac.w.Entries(f)) == 0 || ac.known(f) {
		return ir.NoID
	}
	for _, a := range missings(f) {
		if a.ends && a.told && a.subject != ir.NoID && ac.ofPerson(f, a.subject) && !repeatedIn(f, a) {
			return a.place
		}
	}
	return ir.NoID
}

// asksWhether reports whether a call asks whether there is a row, and takes none.
func asksWhether(f *ir.Function, call ir.ID) bool {
	if call = idiom.Unrefined(f, call); f.Instrs[call].Op == ir.OpAwait {
		call = idiom.Unrefined(f, f.Arg(call, 0))
	}
	if f.Instrs[call].Op != ir.OpCall {
		return false
	}
	switch f.NameOf(f.Arg(call, 0)) {
	case "exists", "aexists", "count", "count_documents":
		return true
	}
	return false
}

var (
	signingUp = regex.NewPattern(`(?i)^\w*(register|registration|sign_?up|create_?(account|user)|new_?(account|user)|join)\w*$`)
	takenText = regex.NewPattern(`(?i)\b(already|exists|taken|in use|not available|unavailable)\b`)
)

// takenTold is what a view in which anybody makes an account answers where somebody has the name or the address: a text that says so.
func (ac *Checks) takenTold(f *ir.Function) ir.ID {
	named := signingUp.MatchString(f.Name) || f.Class != nil && signingUp.MatchString(f.Class.Name) || slices.ContainsFunc(ac.addresses(f), signingUp.MatchString)
	if !named || len(ac.w.Entries(f)) == 0 || ac.known(f) {
		return ir.NoID
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if s, ok := idiom.ConstText(f, id); ok && f.Instrs[i].Op == ir.OpConst && len(s) <= maxMessage && strings.Contains(strings.TrimSpace(s), " ") && takenText.MatchString(s) && !logged(f, id) {
			return id
		}
	}
	return ir.NoID
}

// repeatedIn reports whether a function says elsewhere all that a branch says: whoever was found gets the same answer.
func repeatedIn(f *ir.Function, a *answer) bool {
	return !slices.ContainsFunc(a.said, func(s string) bool {
		times := 0
		for i := range f.Instrs {
			text, ok := idiom.ConstText(f, ir.ID(i))
			if !ok && f.Instrs[i].Op == ir.OpConst && f.Consts[f.Instrs[i].Aux].Kind == ir.Int { // a status
				text, ok = strconv.FormatInt(f.Consts[f.Instrs[i].Aux].Int, 10), true
			}
			if ok && text == s && !logged(f, ir.ID(i)) {
				times++
			}
		}
		return times < 2
	})
}

// personName are names of what a visitor says who it is.
var personName = regex.NewPattern(`(?i)^(\w*_)?(e_?mail(_?address)?|mail|user_?name|user|login|name|handle|phone(_?number)?|nick\w*|account)(__iexact)?$`)

// ofPerson reports whether a call looks somebody up by a name or an address.
func (ac *Checks) ofPerson(f *ir.Function, call ir.ID) bool {
	for n := 0; n < idiom.MaxRefinements; n++ {
		call = idiom.Unrefined(f, call)
		switch f.Instrs[call].Op {
		case ir.OpAwait, ir.OpIndex, ir.OpAttr, ir.OpEnter:
			call = f.Arg(call, 0)
		case ir.OpCall:
			shape := &f.Calls[f.Instrs[call].Aux]
			for i, x := range f.Args(call)[1:] {
				if i < len(shape.Names) && personName.MatchString(lastUnder(shape.Names[i])) && !isText(f, x) || personIn(f, x, 0) {
					return true
				}
			}
			call = f.Arg(call, 0)
		default:
			return false
		}
	}
	return false
}

// isText reports whether an operand is a text of the program, which is the name of a thing and of nobody: find(name="input").
func isText(f *ir.Function, id ir.ID) bool {
	_, ok := idiom.ConstText(f, id)
	return ok
}

// lastUnder is the part of a look-up's name behind its relations: user__email.
func lastUnder(name string) string {
	name = strings.TrimSuffix(name, "__iexact")
	if i := strings.LastIndex(name, "__"); i >= 0 {
		name = name[i+len("__"):]
	}
	return name
}

// personIn reports whether a value is a name or an address, or is made of one, a list, a dictionary, a comparison with one.
func personIn(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	id = idiom.Unrefined(f, id)
	if personName.MatchString(idiom.BearerName(f, id)) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpTuple, ir.OpList, ir.OpDict, ir.OpCompare, ir.OpBinary, ir.OpFormat, ir.OpConvert, ir.OpCall, ir.OpAwait:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return personIn(f, x, depth+1) })
	case ir.OpAttr:
		return personIn(f, f.Arg(id, 0), depth+1)
	}
	return false
}

// An answer is what a branch says: its texts, its statuses, the names of the errors that it raises.
type answer struct {
	subject ir.ID // what was looked up, and not found
	said    []string
	place   ir.ID // its message
	told    bool  // it has a message, or the status of an error
	ends    bool  // the branch answers at once
}

// refusals is what a function answers where a check comes out so; nil where no branch tests it.
func refusals(f *ir.Function, check ir.ID, outcome bool) *answer {
	for b := range f.Branches() {
		cond, passed := idiom.Affirmed(f, b.Cond)
		if cond != check { // user = authenticate(...); if user is None
			subject, missing := idiom.Presence(f, b.Cond)
			if subject == ir.NoID {
				continue
			}
			cond, passed = idiom.Awaited(f, subject), 1-missing
		}
		if cond != check {
			continue
		}
		if f.Instrs[cond].Op == ir.OpCompare && f.Instrs[cond].Flag == ir.NotEq {
			passed = 1 - passed
		}
		if outcome {
			return answered(f, b.Ways[passed])
		}
		return answered(f, b.Ways[1-passed])
	}
	return nil
}

// missings are what a function answers where something that it looked up is not there.
func missings(f *ir.Function) (out []*answer) {
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 {
			continue
		}
		for _, id := range list {
			switch f.Instrs[id].Op {
			case ir.OpCatch:
				if absent.MatchString(caught(f, id)) {
					if a := answered(f, ir.BlockID(b)); a != nil {
						a.subject = lookedUpBefore(f, ir.BlockID(b))
						out = append(out, a)
					}
				}
			case ir.OpCall: // first_or_404() answers by itself
				if name := f.NameOf(f.Arg(id, 0)); strings.HasSuffix(name, "_or_404") {
					out = append(out, &answer{subject: id, said: []string{"404"}, place: id, told: true, ends: true})
				}
			}
		}
		last := list[len(list)-1]
		if f.Instrs[last].Op != ir.OpIf {
			continue
		}
		subject, missing := idiom.PresenceOrNumber(f, f.Arg(last, 0))
		if subject == ir.NoID {
			continue
		}
		if a := answered(f, f.Blocks[b].Succs[missing]); a != nil {
			a.subject = subject
			out = append(out, a)
		}
	}
	return out
}

// absent are errors that say that nothing was found.
var absent = regex.NewPattern(`^(DoesNotExist|NoResultFound|\w*NotFound(Error)?|UserDoesNotExist)$`)

// caught is the name of the class of what an except clause takes.
func caught(f *ir.Function, id ir.ID) string {
	if args := f.Args(id); len(args) > 0 && args[0] != ir.NoID {
		return f.NameOf(args[0])
	}
	return ""
}

// lookedUpBefore is the last call that looks somebody up before a handler.
func lookedUpBefore(f *ir.Function, handler ir.BlockID) ir.ID {
	call := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op == ir.OpCall && searchingOne.MatchString(f.NameOf(f.Arg(id, 0))) && (len(f.Blocks[handler].Instrs) == 0 || f.Instrs[id].Pos < f.Instrs[f.Blocks[handler].Instrs[0]].Pos || call == ir.NoID) {
				call = id
			}
		}
	}
	return call
}

var searchingOne = regex.NewPattern(`^(get|get_by_\w+|one|scalar_one|find\w*|by_\w+)$`)

var (
	errorName = regex.NewPattern(`^(\w*HTTP[A-Z]\w+|Http404|\w*(NotFound|Unauthorized|Forbidden|BadRequest|Denied))$`)
	spoken    = regex.NewPattern(`[A-Za-z]{3}`)
)

// maxAnswer is how many blocks of a branch are read for what it answers.
const maxAnswer = 6

// answered is what is said from a block on until ways meet; nil where it says nothing.
func answered(f *ir.Function, b ir.BlockID) *answer {
	a := &answer{place: ir.NoID, subject: ir.NoID}
	for n := 0; n < maxAnswer; n++ {
		block := &f.Blocks[b]
		for _, id := range block.Instrs {
			switch in := &f.Instrs[id]; in.Op {
			case ir.OpConst:
				switch c := &f.Consts[in.Aux]; {
				case logged(f, id):
				case c.Kind == ir.Str && len(c.Str) <= maxMessage && spoken.MatchString(c.Str):
					a.said = append(a.said, c.Str)
					if strings.ContainsAny(strings.TrimSpace(c.Str), " ") && !a.told {
						a.place, a.told = id, true
					}
				case c.Kind == ir.Int && c.Int >= 400 && c.Int < 500:
					a.said = append(a.said, strconv.FormatInt(c.Int, 10))
					if a.place == ir.NoID {
						a.place = id
					}
					a.told = true
				}
			case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
				if name := f.NameOf(id); errorName.MatchString(name) {
					a.said = append(a.said, name)
					if a.place == ir.NoID {
						a.place = id
					}
					a.told = a.told || name != "HTTPException"
				}
			case ir.OpReturn, ir.OpRaise, ir.OpHalt:
				a.ends = true
			}
		}
		if len(block.Succs) != 1 || len(f.Blocks[block.Succs[0]].Preds) != 1 {
			break
		}
		b = block.Succs[0]
	}
	if len(a.said) == 0 {
		return nil
	}
	return a
}

// message is the first text of a form in a function; ir.NoID where there is none.
func message(f *ir.Function, form *regex.Pattern) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if s, ok := idiom.ConstText(f, id); ok && len(s) <= maxMessage && form.MatchString(s) && !logged(f, id) {
				return id
			}
		}
	}
	return ir.NoID
}

var (
	loggingCall = regex.NewPattern(`^(debug|info|warn|warning|error|exception|critical|log|print)$`)
	loggerName  = regex.NewPattern(`(?i)log|audit|^print$`)
)

// logged reports whether a text goes into a log, which the client does not see.
func logged(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall || !slices.Contains(f.Args(ir.ID(i))[1:], id) {
			continue
		}
		callee := f.Arg(ir.ID(i), 0)
		if name := f.NameOf(callee); loggingCall.MatchString(name) && (f.Instrs[callee].Op != ir.OpAttr && name == "print" || f.Instrs[callee].Op == ir.OpAttr && loggerName.MatchString(idiom.BearerName(f, f.Arg(callee, 0)))) {
			return true
		}
	}
	return false
}
