package omission

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that are classes: which rows of which class they show or change by a key of the client's is
// said in their bodies, and nothing of it is a call of the program.

// objectOfOtherUser is the rule on objects that anybody may reach by their keys.
const objectOfOtherUser = "object-of-other-user"

// exposed are the views that reach every row of a class whose rows other code narrows to those of the user who asks.
func (ac *Checks) exposed() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(objectOfOtherUser)
	if r == nil {
		return nil
	}
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || !slices.ContainsFunc(c.Bases, func(b string) bool { return ac.names.Objects.MatchString(idiom.LastPart(b)) }) {
			continue
		}
		at, model := ac.rowsOf(c)
		if model == nil || !ac.w.OfSomebody(model.ID) || ac.narrows(c) || ac.classGuards(c, nil, ac.names.Privilege) ||
			!ac.classGuards(c, nil, ac.names.Guard) && !ac.stood(c, ac.names.Guard) || ac.stood(c, ac.names.Privilege) {
			continue
		}
		narrowed := ac.narrowed()[model] || len(ac.w.OwnedThrough(model.ID, 0)) > 0 && ac.narrowedThrough(model)
		if narrowed || ac.marksOwner(c) && ac.changesAny(c) {
			in := &c.Body.Instrs[at]
			message := fmt.Sprintf("Every user reaches every %s by its key; other code narrows them to those of the user who asks", model.Name)
			if !narrowed {
				message = fmt.Sprintf("Every user reaches every %s by its key, and changes it, though each is kept with the user who made it", model.Name)
			}
			out = append(out, &flow.Candidate{Rule: r, Location: location(c.Body, in), Function: idiom.Qualified(c.Body), Message: message, Confidence: finding.ConfidenceMedium})
		}
	}
	return out
}

func location(f *ir.Function, in *ir.Instr) finding.Location { return idiom.At(f, in.Pos, in.End) }

// changingViews are views that change or delete the row whose key they are told.
var changingViews = regex.NewPattern(`^(ModelViewSet|\w*(Update|Destroy)\w*(APIView|Mixin))$`)

// changesAny reports whether a view is one of those, as far as its bases say.
func (ac *Checks) changesAny(c *ir.Class) bool {
	return slices.ContainsFunc(c.Bases, func(b string) bool { return changingViews.MatchString(idiom.LastPart(b)) })
}

// marksOwner reports whether a view keeps with each row that it makes whose it is: serializer.save(owner=self.request.user). Who has
// written something is not whose it is: what many work on has authors, too.
func (ac *Checks) marksOwner(c *ir.Class) bool {
	f := c.Methods["perform_create"]
	if f == nil {
		return false
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "save" {
			continue
		}
		args, names := f.Args(id), f.Calls[f.Instrs[i].Aux].Names
		for k, name := range names {
			if ac.w.OwnerNamed(name) && !byAuthor.MatchString(name) && ac.speaksOfUser(f, args[k+1]) {
				return true
			}
		}
	}
	return false
}

// byAuthor are columns that say who has made or sent something.
var byAuthor = regex.NewPattern(`^(\w+_by|author|creator|uploader|reporter|editor|sender|assignee|project|team|organi[sz]ation|workspace|company|tenant)(_id)?$`)

// rowsOf is the class whose rows a view says that it is about, and where it says so.
func (ac *Checks) rowsOf(c *ir.Class) (ir.ID, *ir.Class) {
	for i := range c.Body.Instrs {
		id := ir.ID(i)
		if c.Body.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		if name := c.Body.NameOf(id); name == "queryset" || name == "model" {
			if model := ac.queried(c.Body, c.Body.Arg(id, 1)); model != nil {
				return id, model
			}
		}
	}
	return ir.NoID, nil
}

// queried is the class of the program with which an expression begins: Note, Note.objects.filter(draft=False).
func (ac *Checks) queried(f *ir.Function, id ir.ID) *ir.Class {
	for range idiom.MaxRefinements {
		switch in := &f.Instrs[id]; in.Op {
		case ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			return ac.prog.ClassNamed(f.Module, f.NameOf(id))
		case ir.OpAttr: // models.Note
			if of := f.Arg(id, 0); f.Instrs[of].Op == ir.OpGlobal || f.Instrs[of].Op == ir.OpFrom || f.Instrs[of].Op == ir.OpImport {
				if c := ac.prog.ClassNamed(f.Module, f.NameOf(of)+"."+f.NameOf(id)); c != nil {
					return c
				}
			}
			id = f.Arg(id, 0)
		case ir.OpCall:
			if args := f.Args(id); len(args) > 1 && (f.NameOf(args[0]) == "query" || f.NameOf(args[0]) == "select") { // session.query(Note)
				if c := ac.queried(f, args[1]); c != nil {
					return c
				}
			}
			id = f.Arg(id, 0)
		case ir.OpSigma, ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpClass:
			return f.Module.Classes[in.Aux]
		default:
			return nil
		}
	}
	return nil
}

// narrows reports whether a view, or what it derives from, says itself which rows it is about, or who may reach them.
func (ac *Checks) narrows(c *ir.Class) bool {
	for _, x := range ac.w.MRO(c) {
		for name := range ac.prog.Classes[x].Methods {
			if ac.names.Narrowing.MatchString(name) {
				return true
			}
		}
		body := ac.prog.Classes[x].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr {
				continue
			}
			name := body.NameOf(ir.ID(i))
			if ac.names.Narrowing.MatchString(name) || name == "permission_classes" &&
				slices.ContainsFunc(idiom.Mentioned(body, body.Arg(ir.ID(i), 1), nil, 0), func(n string) bool { return !loggedIn.MatchString(n) }) {
				return true
			}
		}
		for _, b := range ac.prog.Classes[x].Bases { // a mixin of another package may do anything
			if b = idiom.LastPart(b); ac.names.Owner.MatchString(b) || ac.unknownMixin(ac.prog.Classes[x], b) {
				return true
			}
		}
	}
	return false
}

// loggedIn are permissions that ask for no more than that there is a user.
var loggedIn = regex.NewPattern(`^(IsAuthenticated(OrReadOnly)?|AllowAny)$`)

var mixin = regex.NewPattern(`(Mixin|Base|Permission\w*)$`)

// unknownMixin reports whether a base of a class is one that narrows what it does, as far as its name tells, and is neither
// a guard nor one whose code is there.
func (ac *Checks) unknownMixin(c *ir.Class, base string) bool {
	return mixin.MatchString(base) && !ac.names.Guard.MatchString(base) && !ac.names.Objects.MatchString(base) && ac.prog.ClassNamed(c.Module, base) == nil
}

// narrowed are the classes of the program of which some code looks up the rows of the user who asks, found once.
func (ac *Checks) narrowed() map[*ir.Class]bool {
	ac.narrowsOnce.Do(func() { ac.ofUser = ac.findNarrowed() })
	return ac.ofUser
}

func (ac *Checks) findNarrowed() map[*ir.Class]bool {
	out := map[*ir.Class]bool{}
	for _, f := range ac.functions {
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op == ir.OpCompare && f.Instrs[j].Flag == ir.Eq { // Note.owner_id == user.id
				if column := idiom.Unrefined(f, f.Arg(id, 0)); f.Instrs[column].Op == ir.OpAttr && ac.w.OwnerNamed(f.NameOf(column)) && ac.speaksOfUser(f, f.Arg(id, 1)) {
					switch of := idiom.Unrefined(f, f.Arg(column, 0)); f.Instrs[of].Op {
					case ir.OpGlobal, ir.OpFrom:
						if model := ac.prog.ClassNamed(f.Module, f.NameOf(of)); model != nil {
							out[model] = true
						}
					case ir.OpAttr: // visit.animal.keeper_id
						if model := ac.w.OfTable(strings.ToLower(f.NameOf(of))); model != nil {
							out[model] = true
						}
					}
				}
			}
			if f.Instrs[j].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			for k, name := range f.Calls[f.Instrs[j].Aux].Names {
				if name == "" || name == "*" || name == "**" || !ac.w.OwnerNamed(idiom.LastLookup(name)) || !ac.speaksOfUser(f, args[k+1]) {
					continue
				}
				if ac.ofSuper(f, id) { // a mixin narrows the rows of the classes that it is mixed into
					for _, c := range ac.prog.Classes {
						if slices.Contains(ac.w.MRO(c), f.Class.ID) {
							if _, model := ac.rowsOf(c); model != nil {
								out[model] = true
							}
						}
					}
					continue
				}
				model := ac.queried(f, id)
				if model == nil && len(args) > 1 {
					model = ac.queried(f, args[1]) // get_object_or_404(Note, owner=request.user)
				}
				if model != nil {
					out[model] = true
				}
			}
		}
	}
	return out
}

// ofSuper reports whether a method calls what its base returns: super().get_queryset().filter(...).
func (ac *Checks) ofSuper(f *ir.Function, id ir.ID) bool {
	if f.Class == nil {
		return false
	}
	for range idiom.MaxRefinements {
		switch f.Instrs[id].Op {
		case ir.OpCall, ir.OpAttr, ir.OpSigma:
			id = f.Arg(id, 0)
		case ir.OpGlobal:
			return f.NameOf(id) == "super"
		default:
			return false
		}
	}
	return false
}

// speaksOfUser reports whether an expression is the user who asks, or something of that user.
func (ac *Checks) speaksOfUser(f *ir.Function, id ir.ID) bool {
	for range idiom.MaxRefinements {
		switch in := &f.Instrs[id]; in.Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			if ac.identity(f.NameOf(id)) {
				return true
			}
			if in.Op != ir.OpAttr {
				return false
			}
			id = f.Arg(id, 0)
		case ir.OpIndex:
			if ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1)) {
				return true
			}
			id = f.Arg(id, 0)
		case ir.OpCall:
			if id = f.Arg(id, 0); ac.callers.named[f.NameOf(id)] {
				return true
			}
		case ir.OpSigma:
			id = f.Arg(id, 0)
		case ir.OpParam:
			return ac.given(f, id) || len(ac.w.Entries(f)) == 0 && ac.identity(f.Params[in.Aux].Name)
		default:
			return false
		}
	}
	return false
}

// findStanding takes down the permissions that the settings of an interface ask of every view, and whether they limit all.
func (ac *Checks) findStanding() {
	for _, f := range ac.functions {
		if f.Kind != ir.ModuleBody && f.Kind != ir.ClassBody {
			continue
		}
		ac.settled = ac.settled || f.Kind == ir.ModuleBody && slices.Contains(f.Module.Names, "INSTALLED_APPS")
		for j := range f.Instrs {
			if op := f.Instrs[j].Op; (op == ir.OpList || op == ir.OpTuple) && slices.ContainsFunc(f.Args(ir.ID(j)), func(x ir.ID) bool { return asksLogin(f, x) }) {
				ac.hooks[allViews] = false
			}
			if f.Instrs[j].Op != ir.OpDict {
				continue
			}
			for args := f.Args(ir.ID(j)); len(args) > 1; args = args[2:] {
				if args[0] == ir.NoID {
					continue
				}
				k, _ := idiom.ConstText(f, args[0])
				ac.throttled = ac.throttled || k == "DEFAULT_THROTTLE_CLASSES" && !scopedOnly(f, args[1])
				if k != "DEFAULT_PERMISSION_CLASSES" {
					continue
				}
				for _, x := range f.Args(args[1]) {
					if s, ok := idiom.ConstText(f, x); ok {
						ac.standing = append(ac.standing, idiom.LastPart(s))
					}
				}
			}
		}
	}
}

// loginRequired are middlewares that turn strangers away from all views but those that are named: Django's own, and others'.
var loginRequired = regex.NewPattern(`(?i)^\w*(login|auth(entication)?)_?required_?middleware$|^\w*require_?(login|auth(entication)?)_?middleware$`)

// asksLogin reports whether an entry of a list is the dotted name of one.
func asksLogin(f *ir.Function, x ir.ID) bool {
	s, ok := idiom.ConstText(f, x)
	return ok && strings.Contains(s, ".") && isWord(s) && loginRequired.MatchString(idiom.LastPart(s))
}

// scopedOnly reports whether the only limit that a list names is one that counts for views alone that name a scope.
func scopedOnly(f *ir.Function, list ir.ID) bool {
	if op := f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple || len(f.Args(list)) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Args(list), func(x ir.ID) bool {
		s, _ := idiom.ConstText(f, x)
		return idiom.LastPart(s) != "ScopedRateThrottle"
	})
}

// stood reports whether the settings guard a view that is a class and names no permissions itself.
func (ac *Checks) stood(c *ir.Class, by *regex.Pattern) bool {
	if len(ac.standing) == 0 || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsA(apiView) {
		return false
	}
	for _, x := range ac.w.MRO(c) {
		if idiom.Assigned(ac.prog.Classes[x].Body, "permission_classes") != ir.NoID {
			return false
		}
	}
	return slices.ContainsFunc(ac.standing, func(name string) bool { return by.MatchString(name) && !ac.names.NoGuard.MatchString(name) })
}
