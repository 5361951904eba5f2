package omission

import (
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a program says of who may do what: which entry points are guarded, which ask for the user, which
// change something, and which objects have owners.

// Checks is what is known of what a program checks, made once when the flow of data is known.
type Checks struct {
	w           *flow.World
	prog        *program.Program
	functions   []*ir.Function // that are no test code
	names       *knowledge.Access
	deeds       []deed            // by function, of itself and of what it calls
	whole       map[wholeKey]bool // see givesWhole
	seen        []bool            // deeds that are known
	changing    []bool            // functions that change something themselves
	guarded     int               // entry points with a guard
	asked       bool              // some entry point asks for the user
	hooks       map[hookKey]bool  // hooks that turn strangers away; true where they ask for a privilege
	selective   map[string]bool   // names of those that stand before some addresses only
	groups      map[int32]*grouping
	inclusions  []inclusion
	standing    []string // guards of all views of an interface that name none, by its settings
	settled     bool     // the settings of the project are part of the program
	throttled   bool     // the settings of an interface limit all of its views
	codes       sync.Once
	fewDigits   bool            // the program makes codes of few digits
	shortNames  map[string]bool // names under which it keeps such codes
	placing     sync.Once
	places      places
	readingOnce sync.Once
	openRead    map[int32]bool // views that show rows to everybody, and stand alone with that
	usersTold   map[int32]bool // entry points that tell what is kept of users, see tellsUsers
	open        sync.Once
	opened      []*ir.Function  // entry points for administrators that any user may call
	statePlaces map[int32]ir.ID // of those, where some set what others set by a privilege
	gates       map[gateKey]bool
	endpoints   map[*regex.Pattern]bool // of entry points that share an address: a guard stands before it
	narrowing   sync.Once
	narrowedTo  map[string]bool // private tables of which some code finds the rows of the user who asks
	answering   sync.Once
	answered    map[int32]bool // entry points, and what they call
	madeOnce    sync.Once
	made        bool // the program is a web application
	callers     *principals
	narrowsOnce sync.Once
	ofUser      map[*ir.Class]bool // classes of which some code finds the rows of the user who asks
	ranks       map[string]bool    // columns of users that say what these may do
	rankWords   map[string]bool    // what these columns are compared with, of those who may do more
	computed    map[string]bool    // columns that the program works out
	cookieOnce  sync.Once
	byCookie    bool // the program knows by a cookie who asks
	verbsOnce   sync.Once
	verbs       map[int32]string // by function, the methods that its routes name
	partsOnce   sync.Once
	divided     [][]bool // the applications of the program, where there are several
	part        []bool   // modules of the one that is looked at; nil for all
	showing     sync.Once
	shown       map[string]bool // tables of which views for everybody show rows
}

// A deed is what a function does, as far as access control goes.
type deed struct {
	asks, changes, refuses, guards bool
	owns                           bool // what it does depends on the user who asks
	privileged                     bool // or on what that user may do
	verifies                       bool // it checks a password
	codes                          bool // it checks a code that is short enough to be guessed
	proven                         bool // who calls has to prove itself by a key, or is told that it has to: 401
}

func (d deed) with(x deed) deed {
	return deed{d.asks || x.asks, d.changes || x.changes, d.refuses || x.refuses, d.guards || x.guards,
		d.owns || x.owns, d.privileged || x.privileged, d.verifies || x.verifies, d.codes || x.codes, d.proven || x.proven}
}

// answersRequests reports whether a framework calls a function to answer clients.
func (ac *Checks) answersRequests(f *ir.Function) bool {
	return slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Handler.Answers() })
}

// New looks at a program whose flow of data is known.
func New(w *flow.World) *Checks {
	names := w.Knowledge().Access()
	if names == nil {
		return nil
	}
	ac := &Checks{w: w, prog: w.Program(), names: names, deeds: make([]deed, len(w.Program().Functions)), seen: make([]bool, len(w.Program().Functions)), changing: make([]bool, len(w.Program().Functions)), hooks: map[hookKey]bool{}, selective: map[string]bool{}, groups: map[int32]*grouping{}, gates: map[gateKey]bool{}, endpoints: map[*regex.Pattern]bool{}, usersTold: map[int32]bool{}}
	for _, f := range ac.prog.Functions {
		if !w.Tests(f) {
			ac.functions = append(ac.functions, f)
		}
	}
	ac.findPrincipals()
	ac.findRanks()
	ac.findInclusions()
	ac.findStanding()
	for _, f := range ac.functions {
		ac.hook(f)
		ac.providedHooks(f)
	}
	for _, f := range ac.functions {
		if ac.answersRequests(f) {
			if d := ac.deed(f.ID, 0); ac.guards(f, names.Guard) || d.guards || d.proven || d.asks && d.refuses && !d.verifies {
				ac.guarded++
			}
			ac.asked = ac.asked || ac.deed(f.ID, 0).asks
		}
	}
	for _, f := range ac.functions {
		if len(ac.hooks) == 0 || len(ac.w.Entries(f)) == 0 {
			continue
		}
		if hooked, _ := ac.hooked(f); hooked {
			ac.guarded++
		}
	}
	return ac
}

// missingAuthentication is the rule on entry points that lack what others have.
const missingAuthentication = "missing-authentication"

// lacking is a finding at an instruction, of a rule about what nothing asks for: names speak for it, and so it is less than sure.
func lacking(r *knowledge.Rule, f *ir.Function, id ir.ID, message string) *flow.Candidate {
	in := &f.Instrs[id]
	c := &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Message: message, Confidence: finding.ConfidenceMedium}
	if f.Kind == ir.Def {
		c.Trace = finding.Trace{
			{Kind: finding.StepSource, Location: idiom.At(f, f.Pos, f.Pos), Function: c.Function, Message: "nothing in here asks"},
			{Kind: finding.StepSink, Location: c.Location, Function: c.Function, Message: "before this is done"},
		}
	}
	return c
}

// Findings are what the program lacks, besides what the flow of data has shown: its traces may get a station more.
func (ac *Checks) Findings(flows []*flow.Candidate) []*flow.Candidate {
	if ac == nil || len(ac.prog.Functions) == 0 {
		return nil
	}
	return append(ac.keptAsTyped(flows), ac.findings()...)
}

func (ac *Checks) findings() (out []*flow.Candidate) {
	// A panic in one of them costs what it would have found.
	run := func(finds ...func() []*flow.Candidate) (out []*flow.Candidate) {
		for _, find := range finds {
			ac.w.Spared(0, func() { out = append(out, find()...) })
		}
		return out
	}
	var alone []*flow.Candidate // of those that ask nothing of ac but which rule is theirs
	var aside sync.WaitGroup
	aside.Go(func() {
		alone = run(ac.seededAccounts, ac.redirected, ac.cardsKept, ac.broughtKeys, ac.fallbackSecrets, ac.misplacedSecrets, ac.passedWithout,
			ac.stateless, ac.hastyLogins, ac.uncheckedLines, ac.readableSecrets, ac.loggedOptions, ac.standIns, ac.looseLoaders, ac.publicKeys, ac.endlessLoops, ac.unlimitedParts, ac.looseBodies)
	})
	out = run(
		ac.unguardedViews, ac.openClasses, ac.unauthorized, ac.exposed, ac.unverified, ac.trusted, ac.writable, ac.sentWhole,
		ac.sentDocuments, ac.namedColumns, ac.tellingNames, ac.unlimited, ac.races, ac.negative, ac.optionalProofs,
		ac.clientPrices, ac.chosenColumns, ac.skippable, ac.lasting, ac.unchecked, ac.tokensInQueries, ac.hostsOfLinks,
		ac.keptTokens, ac.unprovenRecoveries, ac.survivingSessions, ac.sendsUnlimited, ac.changedByGet,
	)
	for _, ac.part = range ac.parts() {
		out = append(out, run(ac.forgeryGaps, ac.forgeable)...)
	}
	ac.part = nil
	out = append(out, run(
		ac.looseOrigins, ac.exemptPaths, ac.secretsOfTypes, ac.toldColumns, ac.unsetCodes, ac.manyQueries, ac.describedSchemas,
		ac.unbounded, ac.anyOrigin, ac.trustedAddresses, ac.sizesFromClients, ac.publicSecrets, ac.uploadFields, ac.queriedByGet, ac.writtenPasswords,
	)...)
	aside.Wait()
	return append(out, alone...)
}

// maxChangeDepth bounds the calls from an entry point to what changes something: what is far below is seldom what it is for.
const maxChangeDepth = 2

// changes reports whether a function, or what it calls, changes what the application keeps.
func (ac *Checks) changes(f int32, depth int) bool {
	if ac.changing[f] {
		return true
	}
	return depth > 0 && slices.ContainsFunc(ac.prog.Calls()[f], func(c int32) bool {
		return len(ac.w.Entries(ac.prog.Functions[c])) == 0 && ac.changes(c, depth-1)
	})
}

// deed is what a function does, with what it calls.
func (ac *Checks) deed(f int32, depth int) deed {
	if ac.seen[f] || depth > maxDeedDepth {
		return ac.deeds[f]
	}
	ac.seen[f] = true
	d := ac.own(ac.prog.Functions[f])
	ac.changing[f] = d.changes
	for _, c := range ac.prog.Calls()[f] {
		if g := ac.prog.Functions[c]; g.Kind != ir.Def && g.Kind != ir.Lambda || len(ac.w.Entries(ac.prog.Functions[c])) > 0 {
			continue // views call no views: what is called get or delete is another one
		}
		x := ac.deed(c, depth+1)
		if ac.callers.getters[c] { // what becomes of whom it gives is the caller's
			x.asks, x.owns = true, false
			d = d.with(x)
			continue
		}
		if g := ac.prog.Functions[c]; (ac.guarding(g.Name) || x.asks && sendsAway(g) && ac.own(g).refuses) && !ac.names.Privilege.MatchString(g.Name) {
			d.guards = true // it asks that there is a user, not whose the object is
			d.privileged, d.verifies, d.codes = d.privileged || x.privileged, d.verifies || x.verifies, d.codes || x.codes
			continue
		}
		x.owns = x.owns || x.asks
		d = d.with(x)
	}
	ac.deeds[f] = d
	return d
}

// maxDeedDepth bounds the calls that are followed for what a function does.
const maxDeedDepth = 12

var (
	relatedChange = regex.NewPattern(`^(update|add|set|clear|remove)$`)
	rowOr404      = regex.NewPattern(`^a?get_object_or_404$`)
	refusing      = regex.NewPattern(`(?i)^(abort|\w*redirect\w*|\w*HTTPException|HTTP(Found|SeeOther)|\w*(forbidden|unauthorized|denied|no_permission)\w*|send_error|login\w*)$`)
)

// own is what a function does itself.
func (ac *Checks) own(f *ir.Function) (d deed) {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			d.privileged = d.privileged || ac.privileged(f, id)
			d.verifies = d.verifies || ac.verifies(f, id)
			d.codes = d.codes || ac.checksCode(f, id)
			switch in.Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
				name := f.NameOf(id)
				if ac.identity(name) && !idiom.Capital(name) && !queriedOf(f, id) && !ac.ofRowFound(f, id) { // not a class of users
					d.asks = true
					d.owns = d.owns || ac.decides(f, id)
				}
				d.refuses = d.refuses || refusing.MatchString(name)
			case ir.OpConst:
				switch c := &f.Consts[in.Aux]; c.Kind {
				case ir.Str:
					d.changes = d.changes || idiom.ChangingSQL.MatchString(c.Str)
					d.proven = d.proven || selectsBySecret(c.Str)
				case ir.Int:
					d.refuses = d.refuses || c.Int == 401 || c.Int == 403
					d.proven = d.proven || c.Int == 401
				}
			case ir.OpIndex:
				d.proven = d.proven || ac.readsTicket(f, id)
				if ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1)) {
					d.asks = true
					d.owns = d.owns || ac.decides(f, id)
				}
			case ir.OpSetAttr:
				d.changes = d.changes || ac.setsColumn(f, id)
			case ir.OpCompare:
				if in.Flag == ir.Eq || in.Flag == ir.NotEq { // a key that the caller has to know
					args := f.Args(id)
					for i, x := range args {
						name := idiom.BearerName(f, x)
						_, text := idiom.ConstText(f, args[1-i])
						d.proven = d.proven || known.MatchString(name) && !(text && mappingKey.MatchString(name)) || computedCode(f, x)
					}
				}
				if in.Flag == ir.In || in.Flag == ir.NotIn {
					d.asks = d.asks || ac.askedIn(f, f.Arg(id, 1), f.Arg(id, 0))
				}
				if len(ac.w.Entries(f)) == 0 && believesCookie(f, id) {
					d.asks, d.privileged = true, true
				}
			case ir.OpCall:
				callee := f.Arg(id, 0)
				if ac.callers.named[f.NameOf(callee)] {
					d.asks = true
					d.owns = d.owns || ac.decides(f, id)
				}
				if ac.guarding(f.NameOf(callee)) {
					d.guards = true
					if ac.decides(f, id) { // the user whom it gives back
						d.asks, d.owns = true, true
					}
				}
				d.proven = d.proven || comparing.MatchString(f.NameOf(callee)) || ac.readsTicket(f, id) || opensToken(f, id) || findsBySecret(f, id)
				if f.Instrs[callee].Op == ir.OpCall { // login_required(view)(request)
					decorator := f.NameOf(f.Arg(callee, 0))
					d.guards = d.guards || ac.names.Guard.MatchString(decorator) && !ac.names.NoGuard.MatchString(decorator)
					d.privileged = d.privileged || ac.names.Privilege.MatchString(decorator)
				}
				if f.Instrs[callee].Op != ir.OpAttr {
					d.changes = d.changes || keepsUpload(f, id)
					continue
				}
				d.changes = d.changes || ac.names.Change.MatchString(f.NameOf(callee)) || updatesRows(f, callee) || keepsUpload(f, id)
				if args := f.Args(id); len(args) > 1 && idiom.Readers[f.NameOf(callee)] {
					if ac.askedIn(f, f.Arg(callee, 0), args[1]) {
						d.asks = true
						d.owns = d.owns || ac.decides(f, id)
					}
				}
			}
		}
	}
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpParam && ac.given(f, id) {
			d.asks = d.asks || ac.used(f, id)
			d.owns = d.owns || ac.decides(f, id)
		}
	}
	return d
}

// updatesRows reports whether a callee changes rows that were looked up, or what belongs to one: Note.objects.filter(pk=1).update,
// get_object_or_404(Note, pk=1).tags.clear.
func updatesRows(f *ir.Function, callee ir.ID) bool {
	rows := f.Arg(callee, 0)
	if f.Instrs[rows].Op == ir.OpAttr && relatedChange.MatchString(f.NameOf(callee)) {
		row := idiom.Untested(f, f.Arg(rows, 0))
		return f.Instrs[row].Op == ir.OpCall && rowOr404.MatchString(f.NameOf(f.Arg(row, 0)))
	}
	if f.NameOf(callee) != "update" || f.Instrs[rows].Op != ir.OpCall {
		return false
	}
	switch f.NameOf(f.Arg(rows, 0)) {
	case "filter", "filter_by", "exclude", "all", "where", "select_for_update":
		return true
	}
	return false
}

// guarding reports whether a call of this name, inside a view, is a guard: require_user().
func (ac *Checks) guarding(name string) bool {
	return name != "" && ac.names.Call.MatchString(name)
}

// askedIn reports whether a subscript asks for the user: session["user_id"], request["user"].
func (ac *Checks) askedIn(f *ir.Function, container, key ir.ID) bool {
	k, ok := idiom.ConstText(f, key)
	if !ok || len(k) > idiom.MaxName {
		return false
	}
	identity := ac.identity(k) || caller.MatchString(k) && ofRequest.MatchString(idiom.BearerName(f, container))
	if !identity && !ac.names.Privilege.MatchString(k) { // session["admin"]
		return false
	}
	in := &f.Instrs[container]
	switch in.Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		return holders.MatchString(f.NameOf(container))
	case ir.OpParam:
		return holders.MatchString(f.Params[in.Aux].Name)
	}
	return identity && (in.Op == ir.OpCall || in.Op == ir.OpAwait || in.Op == ir.OpSigma) && !fromBody(f, container) && !fetchesRow(f, container) && !ordinaryKey.MatchString(k) // neither what is typed nor what is looked up says who asks
}

// fetchesRow reports whether a value is a row that a statement has found.
func fetchesRow(f *ir.Function, id ir.ID) bool {
	if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpAwait {
		id = idiom.Untested(f, f.Arg(id, 0))
	}
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	name := f.NameOf(f.Arg(id, 0))
	return name == "fetchone" || name == "fetchrow" || name == "find_one"
}

// ordinaryKey are keys that rows of anything have, too, whatever a session has under them.
var ordinaryKey = regex.NewPattern(`(?i)^(id|pk|name|e?mail|key|code|num(ber)?)$`)

// caller are keys under which a request or a session holds who asks, whatever a program's users are.
var (
	caller    = regex.NewPattern(`(?i)^(member|customer|employee|operator|agent|staff|person|client|driver|patient|student|teacher|doctor|nurse|clerk|tenant|subscriber|resident)(_?id)?$`)
	ofRequest = regex.NewPattern(`^(request|req|session)$`)
)

// known are names of what a caller proves itself by.
var known = regex.NewPattern(`(?i)(^|[-_])(key|token|secret|signature|sig|digest|api_?key|h?mac)$`)

// computedCode reports whether a register holds a message authentication code that the function has computed:
// hmac.new(key, body, sha256).hexdigest(), whatever it is called.
func computedCode(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	if f.Instrs[id].Op != ir.OpCall || f.Instrs[f.Arg(id, 0)].Op != ir.OpAttr || !strings.HasSuffix(f.NameOf(f.Arg(id, 0)), "digest") {
		return false
	}
	made := idiom.Unrefined(f, f.Arg(f.Arg(id, 0), 0))
	if f.Instrs[made].Op != ir.OpCall {
		return false
	}
	maker := f.Arg(made, 0)
	name := f.NameOf(maker)
	return strings.EqualFold(name, "hmac") || name == "new" && f.Instrs[maker].Op == ir.OpAttr && strings.EqualFold(f.NameOf(f.Arg(maker, 0)), "hmac")
}

// findsBySecret reports whether a call looks somebody up by what only they know: get_object_or_404(Person, feed_key=key).
func findsBySecret(f *ir.Function, call ir.ID) bool {
	names := f.Calls[f.Instrs[call].Aux].Names
	return len(names) > 0 && findingRow.MatchString(f.NameOf(f.Arg(call, 0))) && slices.ContainsFunc(names, func(name string) bool {
		return known.MatchString(name) && !mappingKey.MatchString(name) && !strings.Contains(name, "foreign") && !strings.Contains(name, "primary")
	})
}

// selectsBySecret reports whether a statement finds a row by what its bearer alone has been told: SELECT ... WHERE token = ?.
func selectsBySecret(text string) bool {
	return len(text) > 20 && len(text) < idiom.MaxStatement && readingSQL.MatchString(text) && bySecret.MatchString(idiom.WhereClause.FindString(text))
}

var bySecret = regex.NewPattern(`(?i)\b(\w+_)?(token|secret|api_?key|access_?key|token_hash)["` + "`" + `]?\s*=\s*(\?|%s|%\(|:\w|\$\d|@\w)`)

var findingRow = regex.NewPattern(`^(get|filter|filter_by|get_or_none|get_or_404|get_object_or_404|first_or_404|aget|find_by|get_by|exists)$`)

// mappingKey are names of keys of a mapping as well: if key == "tags".
var mappingKey = regex.NewPattern(`(?i)^(key|token)$`)

// comparing are functions that compare what proves something.
var comparing = regex.NewPattern(`(?i)^(compare_digest|constant_time_compare|safe_str_cmp|safe_compare)$`)

// holders are names of what holds the user's identity under a key.
var holders = regex.NewPattern(`(?i)session|claims|payload|jwt|token|scope|state|cookies?$|^(request|req|g|environ|app|context|ctx|locals|user_data)$`)

// given reports whether a parameter is the user, whom a framework passes to an entry point.
func (ac *Checks) given(f *ir.Function, id ir.ID) bool {
	p := &f.Params[f.Instrs[id].Aux]
	if len(ac.w.Entries(f)) == 0 {
		return false
	}
	if t := p.Type; t != nil && idiom.Capital(idiom.LastPart(t.Name)) && (ac.w.IsPeople(idiom.LastPart(t.Name)) || ac.aliased(f.Module, t.Name, ac.names.Guard, 0)) {
		return true
	}
	return ac.names.Identity.MatchString(p.Name) && !strings.HasSuffix(p.Name, "id") && !strings.HasSuffix(p.Name, "name") &&
		(p.HasDefault && defaultFrom(f, int(f.Instrs[id].Aux)) != "" || !slices.ContainsFunc(f.Params, func(q ir.Param) bool { return typedSecret.MatchString(q.Name) })) // def login(user, password)
}

// used reports whether a function makes use of a parameter; it hands all of them back, in case it has checked them.
func (ac *Checks) used(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpReturn && slices.Contains(f.Args(ir.ID(i)), id) {
			return true
		}
	}
	return false
}

// turnsAway reports whether a function asks for the user and refuses some by itself.
func (ac *Checks) turnsAway(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	return (ac.own(f).refuses || ac.names.Call.MatchString(f.Name) && (d.refuses || d.guards)) && (d.asks || d.guards || d.proven || d.privileged) || slices.ContainsFunc(idiom.Around(f), func(name string) bool {
		return ac.names.Guard.MatchString(name) && !ac.names.NoGuard.MatchString(name) && !strings.Contains(name, "request")
	})
}

// guards reports whether what stands around a function lets only some users pass: decorators, defaults that are calls of
// dependencies, bases and attributes of its class.
func (ac *Checks) guards(f *ir.Function, by *regex.Pattern) bool {
	hit := func(name string) bool {
		return by.MatchString(name) && !ac.names.NoGuard.MatchString(name)
	}
	before := idiom.InFront(f)
	if by == ac.names.Guard && slices.ContainsFunc(before, ac.names.Permission.MatchString) {
		return true
	}
	if slices.ContainsFunc(before, hit) || len(ac.w.Entries(f)) > 0 && slices.ContainsFunc(ac.group(f).names, func(name string) bool { return hit(name) && !ac.selective[name] }) {
		return true
	}
	if by == ac.names.Guard && ac.group(f).permitted {
		return true
	}
	for _, e := range ac.w.Entries(f) {
		if e.Wrapper != "" && hit(e.Wrapper) || by == ac.names.Guard && (e.Secured || ac.behindGuard(e.Handler)) {
			return true
		}
	}
	for i := range f.Params { // user: CurrentUser, an alias for what a dependency gives
		if t := f.Params[i].Type; t != nil && len(ac.w.Entries(f)) > 0 && ac.names.Given.MatchString(idiom.LastPart(t.Name)) &&
			(by == ac.names.Guard || by.MatchString(t.Name)) {
			return true
		}
	}
	return ac.permitted(f, by) || ac.gated(f, by) || by == ac.names.Privilege && ac.tested(f) || f.Class != nil && ac.classGuards(f.Class, f, by)
}

// classGuards reports whether a class lets only some users call its methods: what it derives from, is decorated with, says
// in its body, or does before the method.
func (ac *Checks) classGuards(of *ir.Class, f *ir.Function, by *regex.Pattern) bool {
	hit := func(name string) bool {
		return by.MatchString(name) && !ac.names.NoGuard.MatchString(name)
	}
	for _, c := range ac.w.MRO(of) {
		class := ac.prog.Classes[c]
		for _, before := range []string{"prepare", "initial", "test_func", "has_permission", "dispatch"} { // run before the method
			if m := class.Methods[before]; m != nil && m != f {
				d := ac.deed(m.ID, 0)
				if by == ac.names.Guard && (d.refuses && (d.asks || d.guards || d.proven) || ac.turnsAway(m) || before == "test_func") || by == ac.names.Privilege && d.privileged {
					return true
				}
			}
		}
		for _, b := range class.Bases {
			if hit(b[strings.LastIndexByte(b, '.')+1:]) {
				return true
			}
		}
		if slices.ContainsFunc(idiom.AroundClass(class), hit) {
			return true
		}
		body := class.Body
		for i := range body.Instrs {
			if in := &body.Instrs[i]; in.Op == ir.OpSetAttr {
				switch body.NameOf(ir.ID(i)) {
				case "permission_classes", "authentication_classes", "decorators", "method_decorators", "permission_required", "login_required", "guards", "permissions":
					if slices.ContainsFunc(idiom.Mentioned(body, body.Arg(ir.ID(i), 1), nil, 0), func(name string) bool { return hit(name) || ac.turning(class.Module, name, by, 0) }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// refusing reports whether a name means a function of the program that ends some calls by an error; of a decorator, what it
// puts around the view does: it asks who calls, and raises.
func (ac *Checks) refusing(m *ir.Module, name string) bool {
	g := ac.prog.Lookup(m, name).Function
	if g == nil {
		return false
	}
	if ac.own(g).refuses {
		return true
	}
	for _, inner := range g.Module.Functions {
		if !idiom.Within(inner, g) {
			continue
		}
		if d := ac.own(inner); d.refuses || (d.asks || d.privileged) && raises(inner) {
			return true
		}
	}
	return false
}

// proving reports whether a name means a function of the program that has callers prove who they are: it opens their token, which
// fails by itself.
func (ac *Checks) proving(m *ir.Module, name string) bool {
	g := ac.prog.Lookup(m, name).Function
	return g != nil && ac.deed(g.ID, 0).proven
}

// raises reports whether a function has a raise statement.
func raises(f *ir.Function) bool {
	return slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpRaise })
}

// unasked reports whether nothing asks who calls an entry point, in a program that guards others.
func (ac *Checks) unasked(f *ir.Function) bool {
	return ac.guarded >= minGuarded && ac.nobodyAsks(f)
}

// nobodyAsks reports whether nothing asks who calls an entry point.
func (ac *Checks) nobodyAsks(f *ir.Function) bool {
	if len(ac.w.Entries(f)) == 0 || ac.w.Tests(f) || f.Kind != ir.Def {
		return false
	}
	if hooked, _ := ac.hooked(f); hooked {
		return false
	}
	d := ac.deed(f.ID, 0)
	if d.asks || d.guards || d.proven || d.privileged && d.refuses || ac.guards(f, ac.names.Guard) {
		return false
	}
	if f.Class != nil && ac.stood(f.Class, ac.names.Guard) {
		return false
	}
	if slices.ContainsFunc(idiom.Around(f), ac.names.Open.MatchString) || slices.ContainsFunc(idiom.InFront(f), func(name string) bool { return ac.refusing(f.Module, name) || ac.proving(f.Module, name) }) {
		return false // a dependency, or a decorator, whose own code turns callers away
	}
	for _, e := range ac.w.Entries(f) {
		if !e.Handler.Answers() && !e.Handler.Listens() || e.Open || f.Class != nil && e.Handler.Roots != nil && !e.Handler.Roots.MatchString(f.Class.Name) {
			return false
		}
	}
	return true
}

// unguarded reports whether an entry point changes something, or does what not everybody may do, and nothing asks who
// calls it, in a program that guards others.
func (ac *Checks) unguarded(f *ir.Function) bool {
	if !ac.unasked(f) {
		return false
	}
	d := ac.deed(f.ID, 0)
	sensitive := ac.names.Sensitive.MatchString(f.Name)
	words := ac.addresses(f)
	sensitive = sensitive || slices.ContainsFunc(words, ac.names.Sensitive.MatchString) || d.changes && ac.administrative(f) && !d.verifies
	called := d.changes && (machine.MatchString(f.Name) || slices.ContainsFunc(words, machine.MatchString))
	if (slices.ContainsFunc(words, ac.names.Public.MatchString) || ac.signsUp(f)) && !sensitive && !called {
		return false
	}
	if f.Class != nil && ac.names.Public.MatchString(f.Class.Name) && !called {
		return false
	}
	if f.Class != nil && ac.unmentioned(f.Class) {
		return false
	}
	depth := maxChangeDepth
	if ac.reads(f) {
		depth = 0
	}
	if sensitive || d.changes && (called || !ac.names.Public.MatchString(f.Name)) && !ac.names.Reading.MatchString(f.Name) && ac.changes(f.ID, depth) {
		return true
	}
	return !ac.names.Public.MatchString(f.Name) && ac.showsPrivate(f) || ac.openReadings()[f.ID] || !d.verifies && !ac.startsSession(f) && (ac.tellsUsers(f) || ac.wipes(f))
}

// minGuarded is how many entry points must have a guard for one without to stand out.
const minGuarded = 2

// foreign reports whether an entry point that looks an object up by the client's key asks nobody whose it is.
func (ac *Checks) foreign(f *ir.Function) bool {
	if len(ac.w.Entries(f)) == 0 || ac.w.Tests(f) || !ac.asked || ac.guarded == 0 && len(ac.hooks) == 0 || ac.deed(f.ID, 0).owns || ac.rules(f) && !ac.rankShared(f) && !ac.passesObjectPermissions(f) || !ac.known(f) {
		return false
	}
	return !ac.unguarded(f) && !slices.Contains(ac.openToUsers(), f) // whose object it is does not matter there
}
