// Package flow follows data through a program: which values reach which sinks, by which way, and what checked or
// cleaned them before.
//
// # Algorithm
//
// Each function is interpreted abstractly (analysis.go) over its SSA form: constants, references, strings with known
// parts, objects of a heap by allocation site, and taint, in one pass that follows only edges that can be taken. What a
// function does to data is condensed into a Summary (summary.go), in which data of the parameters stand as atoms whose
// origin is a parameter; a caller puts its arguments in their place. Functions are analysed bottom-up over the strongly
// connected components of the call graph, the components of one level side by side. Where a branch of the callee, or
// what it calls, depends on a parameter of which the caller knows more, the callee is analysed once more for that
// (special.go).
//
// What outlives a call (module variables, attributes of classes, defaults of parameters, entry points, captured cells)
// is kept in the World, flow-insensitively. An analysis does not change the World: it lists effects, which are applied
// between levels in the order of the functions. A second round analyses again what read something that changed after it
// was read. So the result does not depend on the number of workers or on their timing.
//
// # Invariants
//
//   - Vals, Objs in a heap, Atoms, Origins and Summaries are immutable once made; only World.apply changes the World.
//   - Every bound is counted in values, objects, passes or calls; one that was hit is reported.
//   - Nothing iterates over a map to produce output.
package flow

import (
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// Config says whose data is untrusted, and how many workers there are.
type Config struct {
	Remote, Local, Library bool
	Published              bool     // it is a package that others install, and they are trusted: findings need evidence of harm
	Rank                   int      // of the profile: rules of a higher rank are not looked for
	Oldest                 [2]int64 // version of Python that the program runs on; zero where that is not known
	OwnFolders             bool     // it is for systems alone on which each user has a folder for temporary files
	Escaping               bool     // templates of every name escape
	Keep                   bool     // the code of tests, which is otherwise dropped once it is interpreted
	Workers                int
	Operations             []Operation                     // that descriptions of the interface name
	Arguments              map[string][]OperationParameter // of the fields of an interface, by their names
	Tables                 []string                        // files of statements that make tables
	Progress               func(functions int)
	Cancelled              func() bool
	// Debug, when set, is told what the analysis does; and panics are not turned into bounds.
	Debug func(string)
}

// World is the state that outlives calls.
type World struct {
	prog        *program.Program
	above       string // see aboveAll
	base        *knowledge.Base
	cfg         Config
	offered     program.Offered    // to users of a library, by packages
	tableValues []finding.Location // passwords of tables that are reported, which no report may show
	handed      map[int32]bool     // functions that others return

	funcs   []funcState
	classes []classState
	modules []moduleState
	holders [][]*Obj            // objects that module bodies, then class bodies, made
	numbers []map[madeKey]int32 // by holder, those objects' places; written by the analysis of the body alone

	concerns

	ownTypes       map[int32]string              // classes of the program that models speak of, see ownmodel.go
	ownModels      map[int32]*knowledge.Function // and its functions
	ownNames       map[string]bool               // the names of those classes
	templates      map[string][]*ir.Module       // templates of the program, by the last part of their path
	texts          map[string][]*ir.Function     // and those that stand in its code, by their text
	hooks          hooks
	routesOnce     sync.Once
	namedOnce      sync.Once
	namedHere      map[string]bool       // names that functions read, see outofuse.go
	routeNames     map[string]string     // patterns of routes by their names, see routed.go
	raw            map[int32]int32       // modules of templates that do not escape by themselves, and when that was seen
	islands        []int32               // by module: the program that it belongs to, where several lie side by side
	assigned       map[assignedName]bool // attributes that functions assign; true where one assigns it to something else than its own instance
	assignedOwn    map[ownName]bool      // those that methods assign to their own
	externs        cells                 // attributes of libraries' global objects, by type and name
	shared         map[string]string     // types of objects that the whole program reaches, with the type by which what they hold is listed
	objects        map[int32]int32       // the tick at which one of the objects of holders last changed
	tick           int32
	widelyRead     map[cellID]bool               // see readwidely.go
	workers        []*analysis                   // whose lists keep their room from level to level
	steps          atomic.Int64                  // instructions interpreted in this round
	typeOf         sync.Map                      // receiver name and module -> type
	signing        sync.Map                      // module -> whether it signs what clients send
	tested         map[*regex.Pattern][]listTest // by the names of lists: the tests that turn away what is in none
	ownWork        map[*knowledge.Rule]bool      // of rules that ask for it: whether the program does their work itself
	ownClasses     sync.Map                      // name of a class -> whether it is one of exceptions whose messages are for clients
	names          *nameTable
	spoken         sync.Map // by name of a setting, or evidence: whether the program speaks of it
	owners         owners
	people         people
	checks         Checks                          // of whom the findings ask
	calledBy       func() map[int32][]*ir.Function // see callers.go
	readOfSessions func() sessionReads
	masksLogs      func() bool // see maskedlog.go
	met            *meetings
	declared       declarations
	configured     map[int32]*configures // what functions have to do with options
	holding        map[heldKey]string    // system, by the class or module whose attributes are settings
	read           namesRead
	columns        map[string]columnKind      // names of columns that classes of the program declare
	StatedColumns  func() map[string][]string // by table, the columns that statements of the program give it
	kept           keptNames                  // made with the findings
}

type funcState struct {
	order    atomic.Pointer[[]ir.BlockID] // of its blocks: reverse postorder
	params   []*Origin                    // by parameter, then by captured cell
	summary  *Summary
	previous *Summary // of the round before
	level    int32
	comp     int32 // the first function of its component
	tick     int32 // when it was last analysed
	interest uint64
	flags    uint64
	received uint64
	hangs    []paramPart // likewise of parts of parameters
	entries  []*Entry
	defaults []*Val
	provided []provision
	env      []*Val
	reads    []cellID
	asked    []int32 // functions of its component whose summaries it asked for
	bounds   []string
	test     bool // test code
	reached  bool // code other than tests may call it

	unsettled bool // one of the summaries that it asked for has changed since it was analysed in the last round

	summaryAt, envAt, entryAt int32 // the ticks at which these last changed

	eventsKnown bool
	usage       usage

	literals   []literalEvent
	events     []nameEvent                   // where names say something of values
	namedReads map[ir.ID][]*knowledge.Naming // registers of which the names that they are read by say what they hold

	looked     lookedKinds
	target     targetCheck
	memberAsks memberAsks

	mu      sync.Mutex
	parts   map[partKey]*Origin
	sources map[sourceKey]*Origin
	columns map[partKey]*Origin // of stored data
	binds   map[ir.ID]*bound
	special map[string]*Summary
}

// forget drops what only an analysis of the function needs.
func (fs *funcState) forget() {
	fs.parts, fs.sources, fs.columns, fs.binds, fs.params, fs.reads, fs.asked = nil, nil, nil, nil, nil, nil, nil
}

type partKey struct {
	o *Origin
	k key
}

type sourceKey struct {
	id ir.ID
	s  *knowledge.Source
}

type classState struct {
	bases      []Ref
	subs       []int32 // classes that derive from it, directly
	mro        []int32 // classes of the program, itself first
	extern     string  // the first base that is a library's
	fields     cells
	fieldsOnly bool
	based      bool
	validators map[string][]*ir.Function // of its fields
	made       map[string]ir.ID          // the calls that declare fields to attrs, by their names
	completing []*ir.Function            // and of the whole, when it is filled in
}

type moduleState struct {
	vars    cells
	imports map[string]bool // top-level packages and dotted modules imported
	test    bool            // test code
	named   []*named        // by ir.NameID: what names say; see nameTable.in
	asked   sync.Once
}

// New prepares a world.
func New(p *program.Program, b *knowledge.Base, cfg Config) *World {
	if cfg.Workers <= 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	w := &World{
		prog: p, base: b, cfg: cfg, above: aboveAll(p.Modules),
		funcs: make([]funcState, len(p.Functions)), classes: make([]classState, len(p.Classes)),
		modules: make([]moduleState, len(p.Modules)),
		objects: map[int32]int32{}, raw: map[int32]int32{}, holders: make([][]*Obj, len(p.Modules)+len(p.Classes)), numbers: make([]map[madeKey]int32, len(p.Modules)+len(p.Classes)),
	}
	w.findConcerns()
	var aside sync.WaitGroup
	aside.Go(func() { w.names = newNameTable(b.Namings(), w.vouchedRules) })
	for i := range w.classes {
		w.classes[i].mro = []int32{int32(i)}
		w.classes[i].validators = validatorsOf(p.Classes[i])
		w.classes[i].made = madeFields(p.Classes[i].Body)
		w.classes[i].completing = completing(p.Classes[i])
	}
	w.hooks = hooksOf(p)
	w.templates, w.texts = map[string][]*ir.Module{}, map[string][]*ir.Function{}
	for i, m := range p.Modules {
		if strings.HasPrefix(m.Name, "template:") && len(m.Functions) > 1 {
			w.templates[path.Base(m.File.Path)] = append(w.templates[path.Base(m.File.Path)], m)
		}
		if m.Text != "" {
			w.texts[m.Text] = append(w.texts[m.Text], m.Functions[1])
		}
		w.modules[i].imports = map[string]bool{}
		w.modules[i].test = m.Test
		for _, im := range m.Imports {
			if im.Name != "" && im.Name != "*" {
				w.modules[i].imports[im.Module+"."+im.Name] = true
			}
			for name := im.Module; name != ""; {
				w.modules[i].imports[name] = true
				k := strings.LastIndexByte(name, '.')
				if k < 0 {
					break
				}
				name = name[:k]
			}
		}
	}
	w.Each(func(f *ir.Function) {
		fs := &w.funcs[f.ID]
		fs.test = w.modules[f.Module.ID].test
		fs.comp = -1 // until declarations are known
		fs.params = make([]*Origin, len(f.Params)+len(f.Free))
		origins := make([]Origin, len(fs.params))
		for j := range origins {
			origins[j] = Origin{Param: int32(j), Index: int32(j), Fn: f, Pos: f.Pos, End: f.Pos}
			fs.params[j] = origins[j].whole()
		}
	})
	if cfg.Library {
		w.offered = p.Offered(func(m *ir.Module) bool { return !m.TestPath && !private(m.Name) })
	}
	w.assigned, w.assignedOwn, w.handed, w.islands = map[assignedName]bool{}, map[ownName]bool{}, map[int32]bool{}, p.Islands()
	for _, f := range p.Functions {
		if cfg.Library && (f.Kind == ir.Def || f.Kind == ir.ModuleBody) {
			w.handedOut(f)
		}
		if f.Kind == ir.ClassBody {
			continue
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpSetAttr {
				by := assignedName{w.islands[f.Module.ID], f.NameOf(ir.ID(i))}
				own := f.Class != nil && !isStatic(f) && ofSelf(f, f.Arg(ir.ID(i), 0))
				if w.assigned[by] = w.assigned[by] || !own; own {
					w.assignedOwn[ownName{f.Class.ID, by.name}] = true
				}
			}
		}
	}
	w.shared = sharedTypes(b)
	aside.Wait()
	w.findOwn()
	w.calledBy, w.readOfSessions, w.masksLogs = sync.OnceValue(w.findCallers), sync.OnceValue(w.findSessionReads), sync.OnceValue(w.findMasking)
	w.StatedColumns = sync.OnceValue(w.findStated)
	if cfg.Keep {
		w.met = &meetings{}
	}
	return w
}

// An assignedName is an attribute that functions of a program assign.
type assignedName struct {
	island int32
	name   string
}

// An ownName is an attribute that methods of a class assign to their instance.
type ownName struct {
	class int32
	name  string
}

// assigns reports whether something in the program may give an instance of a class, or of one derived from it, an attribute of this name.
func (w *World) assigns(class int32, name string) bool {
	return w.assignsForeign(w.prog.Classes[class].Module, name) || w.assignsOwn(class, name)
}

// assignsOwn is that for methods of the class, of those that it derives from or that are mixed in below, and of those that derive from it.
func (w *World) assignsOwn(class int32, name string) bool {
	c := &w.classes[class]
	return slices.ContainsFunc(c.mro, func(c int32) bool { return w.assignedOwn[ownName{c, name}] }) ||
		slices.ContainsFunc(c.subs, func(sub int32) bool { return w.assignsOwn(sub, name) })
}

// assignsAny reports whether a function of the program that a module belongs to assigns an attribute of this name.
func (w *World) assignsAny(m *ir.Module, name string) bool {
	_, ok := w.assigned[assignedName{w.islands[m.ID], name}]
	return ok
}

// assignsForeign is that for functions which assign it to something else than the instance that they are methods of.
func (w *World) assignsForeign(m *ir.Module, name string) bool {
	return w.assigned[assignedName{w.islands[m.ID], name}]
}

func (w *World) object(id int32) *Obj {
	objs := w.holders[(id-globalObjects)>>objectsPerModuleBits]
	if i := int(id & (1<<objectsPerModuleBits - 1)); i < len(objs) {
		return objs[i]
	}
	return nil
}

// sharedTypes are the types of objects that the whole program reaches, each with the one among its bases, or itself, that what it
// holds is listed by: a library's globals, a request's application, and what models say. The language's own types are none,
// though there are globals of them (sys.argv is a list): any program has many lists, and classes that derive from list.
func sharedTypes(b *knowledge.Base) map[string]string {
	roots := map[string]bool{}
	for _, g := range b.Globals() {
		if t := b.Canonical(g.Type); t != "" && !strings.HasPrefix(t, "builtins.") {
			roots[t] = true
		}
	}
	for _, t := range b.Types() {
		roots[t.Name] = roots[t.Name] || t.Shared
		for _, name := range []string{"app", "application"} {
			if at := t.Attributes[name]; at != nil && at.Type != "" {
				roots[b.Canonical(at.Type)] = true
			}
		}
	}
	out := map[string]string{}
	for _, t := range b.Types() {
		for _, base := range t.Order {
			if roots[base.Name] {
				out[t.Name] = base.Name
			}
		}
	}
	return out
}

// externField is an attribute that the program gave to a library's global object.
func (w *World) externField(a *analysis, typ, name string) (*Val, bool) {
	root := w.shared[typ]
	if root == "" {
		return nil, false
	}
	full := root + "." + name
	a.read(effectExtern, 0, full)
	v, ok := w.externs.get(full)
	return v, ok
}

// maxShared bounds the chain of star imports through which a variable is followed.
const maxShared = 12

// moduleVar is the value of a module's variable.
func (w *World) moduleVar(a *analysis, m *ir.Module, name string, depth int) (*Val, bool) {
	a.read(effectGlobal, m.ID, name)
	if s := w.prog.Shared(m, name); s != nil && depth < maxShared {
		if v, ok := w.moduleVar(a, s, name, depth+1); ok {
			return v, true
		}
	}
	if v, ok := w.modules[m.ID].vars.get(name); ok {
		a.readsObjects(v)
		return v, true
	}
	for _, im := range m.Imports {
		if im.Name == "*" && w.prog.Import(m, im.Module) == nil {
			full := w.base.Canonical(im.Module + "." + name)
			if w.base.Function(full) != nil || w.base.Type(full) != nil || w.base.Global(full) != nil {
				return a.externAttr(0, full, nil), true
			}
		}
	}
	return nil, w.prog.Defines(m, name)
}

// typeName is the canonical name of a type that an annotation names in a module.
func (w *World) typeName(m *ir.Module, dotted string) string {
	first, rest, more := strings.Cut(dotted, ".")
	if v, ok := w.modules[m.ID].vars.get(first); ok {
		for _, r := range v.refs() {
			if r.Kind == refExtern {
				name := r.Name
				if more {
					name += "." + rest
				}
				return w.base.Canonical(name)
			}
		}
	}
	return w.base.Canonical("builtins." + dotted)
}

// receiverType is the type that a receiver's name promises in a module.
func (w *World) receiverType(m *ir.Module, name string) string {
	type nameIn struct {
		m    int32
		name string
	}
	k := nameIn{m.ID, name}
	if t, ok := w.typeOf.Load(k); ok {
		return t.(string)
	}
	typ := ""
	for _, c := range w.base.Conventions() {
		if c.Receiver != nil && c.Receiver.MatchString(name) && (c.Imports == "" || w.modules[m.ID].imports[c.Imports]) {
			typ = w.base.Canonical(c.Type)
			break
		}
	}
	w.typeOf.Store(k, typ)
	return typ
}
