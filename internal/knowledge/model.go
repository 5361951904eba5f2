// Package knowledge holds what touchstone knows about libraries (models) and what it looks for (rules).
//
// The data are YAML files under /knowledge, embedded in the binary; users add their own with --models. A model says
// what a library does to data, in the words of data-flow analysis: sources, sinks, sanitizers, guards, propagators and
// entry points. It never names a program under review. Loading checks everything that can be checked, and every error
// carries file:line.
//
// Names are fully qualified as an importing program would write them ("flask.request", "sqlite3.Cursor.execute").
// A library's public re-exports are aliases of one canonical name. Builtins are names of the package builtins
// ("builtins.open"); the bare names of builtin types ("str", "dict") are aliases of those.
//
// Load reads the data in four steps, one file each: scan.go finds which names a file defines without parsing it, so
// that only the models of imported packages are parsed (load.go); decode.go turns YAML into the structs below, strictly;
// link.go resolves the names that models use for each other; base.go answers the questions of the analysis.
// What a struct holds is ready for use: ports are resolved to parameters, kinds are bits, patterns are compiled.
package knowledge

import (
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A Model is one file knowledge/models/<language>/<library>.yaml.
type Model struct {
	Library  string `yaml:"library"`
	Language string `yaml:"language"`
	// Aliases maps other names of a thing to its canonical name. An alias of a package or type covers all below it:
	// "psycopg2.extensions.connection: psycopg2.Connection".
	Aliases map[string]string `yaml:"aliases"`
	// Globals are module attributes that are no functions or types: "flask.request: {type: flask.Request}".
	Globals   map[string]*Value    `yaml:"globals"`
	Functions map[string]*Function `yaml:"functions"`
	Types     map[string]*Type     `yaml:"types"`
	// Handlers are shapes of functions that a framework calls; decorators, registering calls and types refer to them.
	Handlers    map[string]*Handler `yaml:"handlers"`
	Conventions []*Convention       `yaml:"conventions"`
	Signatures  []*Signature        `yaml:"signatures"`
	Families    []*Family           `yaml:"families"`
	Names       []*Naming           `yaml:"names"`
	Literals    []*Literal          `yaml:"literals"`
	Forms       []*Form             `yaml:"forms"`
	Access      []*Access           `yaml:"access"`
	Listers     []*Lister           `yaml:"listers"`
	Holders     []*Holder           `yaml:"holders"` // modules

	// Of options, in knowledge/models/settings.
	Protections  []*Protection  `yaml:"protections"`
	Expectations []*Expectation `yaml:"expectations"`

	at map[string]position // of "section name"
}

// A Value is what an attribute, a parameter, an element or a result is, as far as the analysis cares.
type Value struct {
	Type string `yaml:"type" ref:"type"` // canonical name of a modelled type (or of any class)
	// Is: the value is this very function, class or module, not an instance of it: the attribute Model of a
	// flask_sqlalchemy.SQLAlchemy is a class to derive from, its attribute text is the function sqlalchemy.text.
	Is string `yaml:"is" ref:"type"`
	// Const is the value itself, where it is a constant that conditions or the analysis should see.
	Const *any `yaml:"const"`
	// Ends is what the text ends with, whatever stands before: the address of an application with a slash.
	Ends string `yaml:"ends"`
	// ClassIn names an attribute of the class whose method is called: where it holds a class of the program, the value is an
	// instance of that: form_class.
	ClassIn  string  `yaml:"classin"`
	Source   *Source `yaml:"source"`   // the value is under somebody else's control
	Elements *Value  `yaml:"elements"` // what iterating over or indexing it gives, where it differs from the type's own
}

// A Source says whose data a value is. In YAML a bare string is the threat: "source: remote".
type Source struct {
	// Threat is "remote" (clients, other machines), "local" (arguments, environment, files), or "" where Class is not
	// untrusted and the threat model does not matter.
	Threat Threat `yaml:"threat"`
	// Class is what is wrong with the data: "untrusted" (default), "exception" (text of errors), "secret", "prompt"
	// (text written by a language model).
	Class Class  `yaml:"class"`
	What  string `yaml:"what"` // for the trace: "query string", "uploaded file's name"
	// Safe are kinds of sink that this data cannot harm: a request's own URL redirects nowhere else, the value of a
	// received header holds no line break.
	Safe SafeMask `yaml:"safe"`
	// Only are the kinds of sink at which this data is worth a report, where that is not all; nothing makes it harmless
	// to the others: a file's name in an answer of another server.
	Only KindMask `yaml:"only"`
	// Library are more of them where the code is reviewed as a library: its users decide which server answers, and on which version
	// of a parser it runs.
	Library KindMask `yaml:"library"`
	// Behind are kinds of sink at which this data does harm only where the program puts it behind something: of what another
	// server answers, a name in a folder of ours; who takes a whole path from a server means to.
	Behind KindMask `yaml:"behind"`
	// Doubt are kinds of sink at which this data takes a profile more: who runs the server that answers is trusted more
	// than a client.
	Doubt KindMask `yaml:"doubt"`
	// Published are kinds of sink at which this data takes a profile more in a package that others install, whose users choose
	// what it reads.
	Published KindMask `yaml:"published"`
	// Lifts are kinds of sink of which a rule tells this data in a package that others install as everywhere else, though the rule is
	// another profile's there: the name of an uploaded file is nobody's choice but the client's.
	Lifts KindMask `yaml:"lifts"`
	// LiftsOwn are the same where methods of one class alone have the data on their way, and the module is seen to listen at all addresses of
	// its machine: what a helper gives back was mostly checked there.
	LiftsOwn KindMask `yaml:"liftsown"`
	// Whole are kinds of sink at which this data takes a profile more in such a package where it is all that the sink gets: a tool that
	// takes a whole statement is there to run it.
	Whole KindMask `yaml:"whole"`
	// Dialed are kinds of sink at which this data takes a profile more where the program itself has connected what the method is
	// called of: it chose who answers.
	Dialed KindMask `yaml:"dialed"`
	// Near: the data come over a connection; it takes a profile more where only processes of the same machine can be at its other end.
	Near bool `yaml:"near"`
	// Owned: it takes a profile more where the program has asked whether its owner sends it, and lets nobody else on: who runs a bot has a
	// shell of their own on the machine.
	Owned bool `yaml:"owned"`
	// Unique: it is another one each time, so that nobody has taken a name that it is a part of, though it can be computed afterwards.
	Unique bool `yaml:"unique"`
	// When: of a call's result, only where these hold.
	When []*Condition `yaml:"when"`
}

// A Type is a class of a library.
type Type struct {
	Name  string  `yaml:"-"` // canonical
	Order []*Type `yaml:"-"` // itself and its modelled bases in C3 order

	Bases      []string              `yaml:"bases" ref:"base"`
	Attributes map[string]*Attribute `yaml:"attributes"`
	// Methods by name, special methods among them (__getitem__, __call__, __enter__, __iter__ ...). The receiver is
	// not a parameter; it is the port "self".
	Methods map[string]*Function `yaml:"methods"`
	// Elements is what iterating over or indexing an instance gives. An instance's own taint reaches it anyway.
	Elements *Value `yaml:"elements"`
	// Awaited is what awaiting an instance gives, where it is not the instance: the row that a query stands for.
	Awaited *Value `yaml:"awaited"`
	// Entry: methods of subclasses which the framework calls.
	Entry []Entry `yaml:"entry"`
	// Untracked: instances carry no taint from what they were made of (a connection made with a tainted host is not
	// tainted data itself).
	Untracked bool `yaml:"untracked"`
	// Shared: the program has one of it, or one for each request, so that its attributes and entries are the same wherever
	// it is reached.
	Shared bool `yaml:"shared"`
	// Keeps: instances are what a database keeps: what their attributes are given lies there under the attributes' names.
	Keeps bool `yaml:"keeps"`
	// Shows: a class derived from it, by itself, shows a template.
	Shows *Shows `yaml:"shows"`
	// Fills: a class derived from it puts what clients send into the rows of a model.
	Fills *Fills `yaml:"fills"`
	// Answers: a class derived from it sends clients the columns of a model's rows, and takes none.
	Answers *Fills `yaml:"answers"`
	// Column: class attributes of the type describe columns; through an instance, reading one gives this.
	Column *Value `yaml:"column"`
	// Field: what an entry of a form is that a class attribute of the type describes. Of type str and without a source it is a
	// text of whoever sends the form.
	Field *Value `yaml:"field"`
	// Matches: that text matches the expression that is the first argument of the describing call, or its regex.
	Matches bool `yaml:"matches"`
	// Nests: the entry has the entries of the class that is the first argument of the describing call; Gathers: it is a list of
	// what the argument describes, the first or of one of these names.
	Nests   bool     `yaml:"nests"`
	Gathers []string `yaml:"gathers"`
	// Closed: what an instance lets through has the entries that its class describes, and no others.
	Closed *Closed `yaml:"closed"`
	// Settings: attributes of subclasses are options or settings.
	Settings *Holder `yaml:"settings"`
	// Reads: attributes are options, by their names.
	Reads *Reading `yaml:"reads"`
	// Guarding are methods that make the type harmless where a subclass defines them: pickle.Unpickler.find_class.
	Guarding []string `yaml:"guarding"`
	// Walking are methods that go from attribute to attribute by names of others. A subclass that defines one of them so that it refuses
	// names, or goes nowhere, makes the type harmless: string.Formatter.get_field.
	Walking []string `yaml:"walking"`
	// Alone is a regular expression for names: a module that speaks of one serves nobody by a class of this type but the
	// user who runs it, whose browser a login sends back.
	Alone *regex.Pattern `yaml:"alone"`
	// Many is one for names by which such a module serves many at a time nevertheless.
	Many *regex.Pattern `yaml:"many"`
}

// Shows is a template that a class shows without a call of the program: a view of one row, or of many.
type Shows struct {
	Template string `yaml:"template"` // the class attribute that names it
	Model    string `yaml:"model"`    // the class attribute that holds the class of the rows
	// Suffix: without a name, the template is the model's name in small letters and this.
	Suffix string `yaml:"suffix"`
	// Name, what the class attribute Named holds, and the model's name in small letters before Name's part from "_" on, are
	// the names by which the template knows the Value.
	Name  string `yaml:"name"`
	Named string `yaml:"named"`
	Value *Value `yaml:"value"`
	// Type is the class attribute, and the argument in its methods, that says what is sent: a page, where it is not said.
	Type string `yaml:"type"`
}

// Closed says what lets other entries through nevertheless: a class in its body gives Option the value Open.
type Closed struct {
	Inside string `yaml:"inside"`
	Option string `yaml:"option"`
	Open   string `yaml:"open"`
}

// Fills says which columns a form, a serializer or a view fills with what clients send.
type Fills struct {
	Inside string `yaml:"inside"` // the class in its body that says so; "" for itself
	Fields string `yaml:"fields"` // the attribute that lists the columns, or is "__all__"
	Model  string `yaml:"model"`  // the attribute that holds the model
	Sends  bool   `yaml:"sends"`  // clients are sent these columns, too
	// Only are other attributes that list the columns, Without those that list columns which are left out; All: without any
	// list it is every column.
	Only    []string `yaml:"only"`
	Without []string `yaml:"without"`
	All     bool     `yaml:"all"`
}

// An Entry says which methods of subclasses a framework calls, and how.
type Entry struct {
	Methods []string `yaml:"methods"`
	// Like is a regular expression for their whole names, in place of Methods; Takes is how many parameters they have, the
	// receiver not counted: rpc methods have any name, and helpers of the class have other parameters.
	Like    *regex.Pattern `yaml:"like"`
	Takes   int            `yaml:"takes"`
	Handler string         `yaml:"handler" ref:"handler"`
}

// A Family is a type by the form of its name: classes that a tool generates for each program stand under a name of the
// program's own, here with their module, and mean the same (shop_pb2_grpc.ShopServicer).
type Family struct {
	Name    *regex.Pattern `yaml:"name"` // for the whole qualified name
	Type    string         `yaml:"type" ref:"type"`
	Imports string         `yaml:"imports"` // only in programs that import this package
}

// An Attribute of a type.
type Attribute struct {
	Value `yaml:",inline"`
	// Sanitizes are the kinds of sink for which the attribute is safe, whatever the instance holds: a path's last part.
	Sanitizes SafeMask `yaml:"sanitizes"`
	// Valid: it is data of a field of a form, which hold what the form's class asks of the field where one of these methods of the form
	// said so.
	Valid []string `yaml:"valid"`
	// Set are the sinks of assigning to the attribute; their port is "value".
	Set []*Sink `yaml:"set"`
	// Fields: the value is a dictionary with an entry for each attribute of the instance's class whose type says what Field is.
	Fields bool `yaml:"fields"`
	// Hazards are values that are defects by themselves when the attribute, or a subclass's own of that name, is given
	// them; their port is "value".
	Hazards []*Hazard `yaml:"hazards"`
}

// A Handler is the shape of a function that a framework calls.
type Handler struct {
	Name string `yaml:"-"`
	// Parameters by position ("0", "1"; the receiver of a method not counted) or by name. "*" is every other one.
	// Parameter looks them up.
	Parameters map[string]*Value `yaml:"parameters"`
	// Positional: the groups of a URL pattern, which stands before the class in a tuple, are the parameters of its methods in turn:
	// (r"/orders/(\d+)", Order).
	Positional bool `yaml:"positional"`
	// Numbers: as in a Convention.
	Numbers []string `yaml:"numbers"`
	// Declared names the parameter of the decorating call that lists what the last parameters are, each by a class; of those
	// that Numbers names they are no texts: @rpc(Unicode, Integer).
	Declared string `yaml:"declared"`
	// Fields names the parameter of the registering call that holds the name of the field of the interface's schema that the
	// function answers: what the schema says of its arguments holds of the parameters.
	Fields string `yaml:"fields"`
	// Schema names the parameter of the decorating call that holds the class whose fields say what the entries of the
	// parameters are.
	Schema string `yaml:"schema"`
	// Annotated are parameters by the class of their annotation (also inside Optional, Annotated and unions with None;
	// subclasses included). It goes before Parameters; an empty value is no source: "int: {}".
	Annotated map[string]*Value `yaml:"annotated"`
	// Injected are functions: a parameter whose default value, or whose Annotated metadata, is a call of one of them
	// has that call's result as its value, and neither Parameters nor Annotated speaks of it (fastapi.Depends).
	Injected []string `yaml:"injected" ref:"type"`
	// Bodies are types of which an instance is the default value of a parameter that is taken out of the body. Where they are named, any
	// other parameter without an annotation is a text of the address, a header or a cookie.
	Bodies []string `yaml:"bodies" ref:"type"`
	// Patterns are keywords of such a call, of whatever function, that hold a regular expression which the framework has found
	// in the value before it passes it: fastapi.Query(pattern="^[a-z]+$").
	Patterns []string `yaml:"patterns"`
	// Options: the parameters are options of this system; what describes one is its default value or a note of its
	// annotation (Annotated[int, typer.Option(min=1)]).
	Options string `yaml:"options"`
	// Route names the parameter of the registering or decorating call that holds the URL's pattern. Where the pattern
	// is a known string, "*" covers only the parameters that it names: <name>, <converter:name> or <name:converter>
	// (the side that is a parameter's name is the name), the same in braces, (?P<name>...), :name. Of those, the ones
	// with a converter in Converters, or whose group matches digits only, are no sources.
	Route      string   `yaml:"route"`
	Converters []string `yaml:"converters"`
	// Beyond: parameters that the pattern does not name are covered by "*" as well, since the query and the form become arguments.
	Beyond bool `yaml:"beyond"`
	// Named is the method by which routes are given names, add_route(name, pattern): Route's parameter holds such a name.
	Named string `yaml:"named"`
	// Parts names that parameter of a handler whose "*" covers more: what the pattern names is one part of the path.
	Parts string `yaml:"parts"`
	// Words are converters that let only letters, digits, underscores and hyphens pass.
	Words []string `yaml:"words"`
	// Roots is a regular expression for the whole names of the classes whose methods are entered from outside; those of other
	// classes are reached through them, and what guards the first is all that guards them.
	Roots *regex.Pattern `yaml:"roots"`
	// Endpoint is a regular expression for the whole names of the classes that make the one address at which all entry points
	// of the shape are reached: what guards it guards them.
	Endpoint *regex.Pattern `yaml:"endpoint"`
	// Template names the parameter, or keyword, of the registering or decorating call that names the template which the
	// returned mapping fills in.
	Template string `yaml:"template"`
	// Returns are the sinks that the returned value reaches; their port is "return".
	Returns []*Sink `yaml:"returns"`

	byIndex map[int]*Value
}

// A Function is what a call does, as its caller sees it.
//
// Ports name the values of a call: a parameter's name from Params, "self" (the receiver), "args" (all positional
// arguments past the named ones), "kwargs" (all keyword arguments not named), "unpacked" (mappings behind two stars whose
// keys are not known), "return", and "call" (the result of a callback). A port may be followed by a path: ".attr", "[]"
// (any element), "[name]" (the element whose key is the value of the parameter name), "['text']" (that key), "[0]" (that
// index), "[1:]" (any element from that index on).
type Function struct {
	Name string `yaml:"-"` // canonical; of a method, with the type's name before it

	// Params are the names of the parameters in order; "*" begins the keyword-only ones; "*args" and "**kwargs" are
	// written so. A name may have a default that conditions see: "shell=False", "timeout=None", "mode='r'".
	// Without Params the arguments have no names: a port is "args" or "kwargs" with or without an index or key.
	Params  []Param  `yaml:"params"`
	Returns *Returns `yaml:"returns"`
	Sinks   []*Sink  `yaml:"sinks"`
	Guards  []*Guard `yaml:"guards"`
	// Hazards are ways of calling it that are defects by themselves. A decorator without arguments is called, too.
	Hazards []*Hazard `yaml:"hazards"`
	Stores  []*Store  `yaml:"stores"`
	// Saves: data are written into the file of this name; Opens is the parameter that names a file which is opened.
	Saves []*Store `yaml:"saves"`
	Opens *Port    `yaml:"opens"`
	Calls []*Call  `yaml:"calls"`
	// Renders: the call fills in a template of the program.
	Renders []*Render `yaml:"renders"`
	// Registers: a function passed at this port becomes an entry point of the shape Handler.
	Registers []*Register `yaml:"registers"`
	// Decorates: used as a decorator (after its call, where it is called with arguments first), it makes the decorated
	// function an entry point of the shape named.
	Decorates string `yaml:"decorates" ref:"handler"`
	// Binds: where all of these hold, what it decorates is called with what it returns before the arguments (task(bind=True)).
	Binds []*Condition `yaml:"binds"`
	// Options: the call declares or registers options of the program's configuration.
	Options *Options `yaml:"options"`
	// NoReturn: a call does not come back (sys.exit, flask.abort).
	NoReturn bool `yaml:"noreturn"`
	// Builds: called of a class, it makes an instance of what its first argument maps names to: Order.model_validate(data). Without
	// parameters, a new one: NoteQuerySet.as_manager().
	Builds bool `yaml:"builds"`
}

// Returns says what the result is and what flows into it.
type Returns struct {
	Value `yaml:",inline"`
	// From are the ports whose data is in the result. Absent: the receiver and every argument. Empty list: none.
	From *Ports `yaml:"from"`
	// Contents is the port of a name that the result is the contents of: who chooses the name decides what is in it,
	// where contents are as good as code (ContentKinds).
	Contents *Port `yaml:"contents"`
	// Record: where all of these hold, it is a mapping whose keys are the program's own: the fields of a class.
	Record []*Condition `yaml:"record"`
	// Under is the port of the key under which a store of keys and values has what comes back (of the class stored).
	Under *Port `yaml:"under"`
	// Fetched is the port of an address that the result comes from: who chooses the host decides what it is.
	Fetched *Port `yaml:"fetched"`
	// Sanitizes are the kinds of sink for which the result is safe, whatever flows into it; "all" for every kind,
	// and [all, -ssrf] for every kind but one.
	Sanitizes SafeMask `yaml:"sanitizes"`
	// Coded: the result is the data in another alphabet, out of which everybody reads a secret: base64.
	Coded bool `yaml:"coded"`
	// Vouches are the kinds for which what was signed is safe, where the module that reads it does not itself sign what clients send.
	Vouches KindMask `yaml:"vouches"`
	// Escapes are the kinds of sink for which the result is safe where escaping is made for: as a text of HTML or between the quotes of
	// an attribute, as a word of a shell. Elsewhere in a text it is not.
	Escapes KindMask `yaml:"escapes"`
	// Windows: it escapes for the shell of Windows, which helps only where the program has found that it runs there.
	Windows bool `yaml:"windows"`
	// Auto: templates of which the program says that they do not escape by themselves do not do this.
	Auto bool `yaml:"auto"`
	// Told: where the program says that it escapes in templates of every name, the conditions need not hold.
	Told bool `yaml:"told"`
	// When the sanitizer needs conditions (quote=True); all must hold.
	When []*Condition `yaml:"when"`
	// Cleans are further kinds for which the result is safe under conditions of their own: quote(name, safe="").
	Cleans []*Cleaning `yaml:"cleans"`
	// Lacks are characters that a text which is returned does not hold, under conditions of their own: html.escape(s, quote=False)
	// leaves quotes, but no angle brackets.
	Lacks []*Lacking `yaml:"lacks"`
	// Restores are the kinds that the call makes possible again, by undoing an encoding that made the data harmless:
	// unquote("%0d%0a") holds line breaks.
	Restores KindMask `yaml:"restores"`
	// Behind: what else flows into the result stands behind the value at this port: os.path.join(folder, name).
	Behind *Port `yaml:"behind"`
	// JSON: the result is a JSON text of what flows into it.
	JSON bool `yaml:"json"`
	// Page: the result is HTML made of what flows into it, which is not the page itself.
	Page bool `yaml:"page"`
	// Fields: the result is a dictionary with the entries that the receiver's class describes, see Attribute.
	Fields bool `yaml:"fields"`
	// Arguments is the method of the receiver by whose calls the program says what the entries of the result are, the type of
	// each by one of Numbers where it is no text: parser.add_argument("page", type=int).
	Arguments string   `yaml:"arguments"`
	Numbers   []string `yaml:"numbers"`
	// Also is another source that the result is, under conditions of its own.
	Also *Source `yaml:"also"`
	// Same: the result is the very object at this port ("self" for fluent interfaces).
	Same *Port `yaml:"same"`
	// Own: of a receiver that is an instance of a class of the program derived from the type of the result, it is another such
	// instance: query sets with methods of their own stay what they are, notes.filter(...).
	Own bool `yaml:"own"`
}

// A Cleaning makes data safe for kinds of sink when conditions hold.
type Cleaning struct {
	Kinds SafeMask     `yaml:"kinds|kind"`
	When  []*Condition `yaml:"when"` // all must hold
}

// A Sink is where data of a kind does harm.
type Sink struct {
	// Kinds are the kinds that rules look for: "sql", "command", "path" ... In YAML "kind: sql" or "kinds: [a, b]".
	Kinds KindMask     `yaml:"kinds|kind"`
	Arg   Ports        `yaml:"arg"`  // the ports; a single string or a list
	When  []*Condition `yaml:"when"` // all must hold, as far as is known
	// Columns: an instance of what a database keeps is sent with all its columns, unless the route names the shape of the answer.
	Columns bool `yaml:"columns"`
	// Anywhere: the data do harm wherever in the text they stand, also where the rule asks for its beginning: a file's cells.
	Anywhere bool `yaml:"anywhere"`
	// Direct: data that were passed to a call whose code is not known do not count; what comes out of it is no longer what
	// somebody chose.
	Direct bool `yaml:"direct"`
	// Lines: only data inside a line of a text whose lines end as those of network protocols do, by CR and LF.
	Lines bool `yaml:"lines"`
	// Built: only data that the program puts a text together with: a whole distinguished name is what the caller asks for.
	Built bool `yaml:"built"`
	// Misplaced: what is escaped for the kind is not escaped for this place, and the other way round: a distinguished name.
	Misplaced bool `yaml:"misplaced"`
	// NoTexts: the ports are entries that do no harm as long as they are texts, as a condition on them says.
	NoTexts bool `yaml:"-"`
	// NoText: the port itself does none, as such a condition on it says.
	NoText bool `yaml:"-"`
	// Under: of what is kept, the port of the key under which a store of keys and values has it.
	Under *Port `yaml:"under"`
	// Keys: the keys of what is given do harm, and not the values: of data whose keys are the program's own, none.
	Keys bool `yaml:"keys"`
	// Used: only where the program does something with the result: who compiles a pattern and drops it checks its form.
	Used bool `yaml:"used"`
	// Trail: only where the receiver is a file that the program adds lines to and calls a log.
	Trail bool `yaml:"trail"`
	// Remote: only data that somebody untrusted sends count: no secrets, where the stream is a console as well as a log.
	Remote bool `yaml:"remote"`
	// Whole: what users of a library pass as it is does no harm: it is what they are asked for.
	Whole bool `yaml:"whole"`
	// Strict: it takes the profile strict to have it reported, where the rule's own would report it earlier.
	Strict bool `yaml:"strict"`
	// Published: the same in a package that others install, unless it is reviewed as a library.
	Published bool `yaml:"published"`
	// Clients: only data of clients count, and not what callers of a library pass.
	Clients bool `yaml:"-"`
	// Peer: it takes a profile more where the program is itself a client of the service that its function belongs to.
	Peer bool `yaml:"peer"`
	// Confidence lowers a finding's confidence: "medium" or "low".
	Confidence string `yaml:"confidence"`
	// Message, when set, says what happens, in place of the rule's own words: "runs the command in a shell".
	Message string `yaml:"message"`
}

// A Lacking says of some characters that a text holds none of them, where all of the conditions hold.
type Lacking struct {
	Chars string       `yaml:"chars"`
	When  []*Condition `yaml:"when"`
}

// A Condition holds for a call or not. Exactly one of the tests is set. What is not known counts as "may hold", unless
// Known is set. Constants are nil, bool, int64, float64 or string; a string also stands for the class, function or
// global of this qualified name ("is: yaml.SafeLoader").
type Condition struct {
	Arg    Port   `yaml:"arg"`               // a port
	Is     *any   `yaml:"is"`                // equals this constant
	Not    *any   `yaml:"not"`               // does not equal this constant
	In     []any  `yaml:"in"`                // equals one of these
	Type   string `yaml:"type" ref:"type"`   // is of this type: "str", "list", "tuple", "dict", "int", or a class
	NoType string `yaml:"notype" ref:"type"` // is not of this type
	// Class: the value is one of these classes itself, or a class derived from one: Loader=yaml.UnsafeLoader.
	Class []string `yaml:"class" ref:"type"`
	Given *bool    `yaml:"given"` // was passed at all
	// Match: somewhere in a known string this regular expression (of Go) matches.
	Match *regex.Pattern `yaml:"match"`
	// NoMatch: a string is known, and this matches nowhere in it.
	NoMatch *regex.Pattern `yaml:"nomatch"`
	// Lacks: a list or tuple that is known does not hold this constant; a dictionary has no such key, a text does not contain it.
	// One that begins with a dot is the end of what a list holds: ".CsrfViewMiddleware".
	Lacks *string `yaml:"lacks"`
	// Begins: what is known of the beginning of a text matches this regular expression somewhere.
	Begins *regex.Pattern `yaml:"begins"`
	// Guessable: nothing is part of the value that was drawn so that nobody guesses it.
	Guessable *bool `yaml:"guessable"`
	// Omits: what is known of a text, of its beginning and its end where the program puts it together, does not contain
	// this, whatever the case.
	Omits *string `yaml:"omits"`
	// Never: of an entry that an assignment makes, nothing gives it an entry of this key: cookies["sid"]["secure"] = True.
	Never *string `yaml:"never"`
	// Absent: the module speaks of no such name: start_tls. It is a regular expression for a whole name, whatever its case.
	Absent *regex.Pattern `yaml:"absent"`
	// Unset: no module of the program speaks of this setting, which counts where the argument is left out.
	Unset *string `yaml:"unset"`
	// Wide: a module of the program that is not for development gives this setting a list with "*" in it.
	Wide *string `yaml:"wide"`
	// Holds is the contrary of Lacks.
	Holds *string `yaml:"holds"`
	// Keyed: a dictionary that is known has a key that this regular expression matches.
	Keyed *regex.Pattern `yaml:"keyed"`
	// Unnamed: a function or class of the program whose name, and that of whose class, whatever its case, this regular expression
	// matches nowhere.
	Unnamed *regex.Pattern `yaml:"unnamed"`
	// Uncalled: an argument that is no variable, attribute or entry of such a name. It is a regular expression for a whole name,
	// whatever its case.
	Uncalled *regex.Pattern `yaml:"uncalled"`
	// Bits: a known whole number has one of these bits set.
	Bits *int64 `yaml:"bits"`
	// Below: a known number is smaller.
	Below *float64 `yaml:"below"`
	// Closed: an instance of a class of the program, which is told in its body to take other names than its own (false), or
	// is not (true): pydantic's extra="allow".
	Closed *bool `yaml:"closed"`
	// Plain: an instance of a class of the program all of whose fields are declared as texts, numbers and the like (true).
	Plain *bool `yaml:"plain"`
	// Secret: a known text that could be a password or a key: no placeholder, no name, no address (secret.go).
	Secret bool `yaml:"secret"`
	// Constant: the value is (true) or is not (false) a constant of the program.
	Constant *bool `yaml:"constant"`
	// Open: the value is no constant of the program, and nothing is known that makes it harmless to these kinds of sink.
	// Needs says more of a text: "start", its beginning is not known either; "built", the program puts it together.
	Open  KindMask `yaml:"open"`
	Needs Needs    `yaml:"needs"`
	// Clear: a known whole number has none of these bits set.
	Clear *int64 `yaml:"clear"`
	// Counts: Python takes the value for true (true) or for false (false), whatever it is: shell="yes".
	Counts *bool `yaml:"counts"`
	// Known: the condition holds only when the value is known to fulfil it.
	Known bool `yaml:"known"`
}

// A Guard says what follows from the outcome of a call.
type Guard struct {
	Arg Port `yaml:"arg"` // the port that is checked
	// When is the outcome that proves the data safe: "true", "false", "returns" (does not raise), "not-none".
	When  Outcome  `yaml:"when"`
	Kinds SafeMask `yaml:"kinds|kind"` // for which kinds of sink; "all"
	// Insufficient, when set, says why the check does not make the data safe: the finding stays and quotes it.
	Insufficient string `yaml:"insufficient"`
	// Apart is what holds the text that is compared with: where it is made of the same data, the check comes to nothing.
	Apart *Port `yaml:"apart"`
	// Relative: where the outcome is false, a path does not begin at the root. Where it climbs to is left to other checks.
	Relative bool `yaml:"relative"`
}

// A Store says that a call keeps a value inside an object.
type Store struct {
	From Port `yaml:"from"` // a port
	Into Port `yaml:"into"` // a port with or without a path: "self[section][option]", "self[]"
	// Source is what each element has in it from then on, in whatever order they are: a list that was shuffled.
	Source *Source `yaml:"source"`
}

// A Call says that a function passed as an argument is called.
type Call struct {
	Function Port   `yaml:"function"` // the port of the function
	With     Ports  `yaml:"with"`     // the ports of its positional arguments
	Star     *Port  `yaml:"star"`     // a port holding a tuple or list of positional arguments
	StarStar *Port  `yaml:"starstar"` // a port holding a dictionary of keyword arguments
	Method   string `yaml:"method"`   // the function is a class, and this method of its instances is called
	// Rows: at the function's port is a list of tuples of a pattern, a class and a dictionary of keyword arguments, the routes of an
	// application.
	Rows bool `yaml:"rows"`
}

// A Render says which template a call fills in, and with what.
type Render struct {
	Template Port  `yaml:"template"` // the port of the template's name
	Context  Ports `yaml:"context"`  // ports of dictionaries of what the template sees; "kwargs" for keyword arguments
	Among    *Port `yaml:"among"`    // the port of a dictionary of the texts of templates, by their names
	// When the template is known to be what its file makes of it; all must hold.
	When []*Condition `yaml:"when"`
	// Page: what the template writes is judged there, so that nothing more is said of the result.
	Page bool `yaml:"page"`
	// Raw: where all of these are known to hold, the template escapes nothing by itself.
	Raw []*Condition `yaml:"raw"`
	// Choice decides by the ending of the template's name whether it escapes.
	Choice *EscapeChoice `yaml:"choice"`
}

// An EscapeChoice says which templates escape: by the endings of their names, or else as it is said for all others.
type EscapeChoice struct {
	Name      Port `yaml:"name"`      // the port of the name; what has none escapes
	Enabled   Port `yaml:"enabled"`   // the port of the endings that escape, without the dot
	Disabled  Port `yaml:"disabled"`  // of those that do not; the others go before
	Otherwise Port `yaml:"otherwise"` // of a truth value
}

// A Register makes a function an entry point; of a class, the entry methods that its bases name. Its port may also be
// "decorated": the function that the call decorates.
type Register struct {
	Arg     Port   `yaml:"arg"`
	Handler string `yaml:"handler" ref:"handler"`
	// When: the shape depends on the call's arguments (response_class=HTMLResponse). Of several registrations of one
	// port, the first one whose conditions hold says the shape; Decorates stands for what is left.
	When []*Condition `yaml:"when"`
	// Methods is a regular expression for the whole names of methods: of an instance or a class it is these that become entry
	// points, whatever it derives from: server.register_instance(Service()).
	Methods *regex.Pattern `yaml:"methods"`
}

// A Signature is what the parameters of a function, or its name, say of it where a protocol fixes them and the code names nobody who calls it: a
// function of (environ, start_response) is an application of WSGI, whatever its own name is.
type Signature struct {
	// Parameters are the names of all parameters, in order, each with what else is in use: [[environ, env], [start_response]]. A
	// method's receiver is not counted.
	Parameters [][]string `yaml:"parameters"`
	// Function, in their place or beside them, is a regular expression for the whole name of the function.
	Function *regex.Pattern `yaml:"function"`
	// Anywhere: methods and functions inside of others are meant, too, and not only a module's own functions.
	Anywhere bool `yaml:"anywhere"`
	// Handler is the shape of the function.
	Handler string `yaml:"handler" ref:"handler"`
	// Imports: as in a Convention.
	Imports string `yaml:"imports"`
}

// A Convention is a name's usual meaning, used where nothing better is known; findings that rest on it have at most
// medium confidence.
type Convention struct {
	// Receiver is a regular expression for the last identifier of a receiver whose type is not known ("cursor"). It
	// matches the whole identifier.
	Receiver *regex.Pattern `yaml:"receiver"`
	// Method is the name of a method that only this type has, whatever the receiver is called.
	Method string `yaml:"method"`
	// Parameter is a regular expression for the whole name of a parameter whose type is not known.
	Parameter *regex.Pattern `yaml:"parameter"`
	// Function, beside Parameter, is a regular expression for the whole name of the function that has the parameter.
	Function *regex.Pattern `yaml:"function"`
	// Followed is a regular expression for the whole name of the parameter after it.
	Followed *regex.Pattern `yaml:"followed"`
	// Imports: only in modules that import this package or something below it; with Beside, in programs of which one does.
	Imports string `yaml:"imports"`
	// Beside: only in methods of classes that are made with a parameter of this name, and in functions inside of ones that have it.
	Beside string `yaml:"beside"`
	// Numbers: a parameter that the class around the function describes by a call of one of these names is a number, a
	// date or a switch, and no text.
	Numbers []string `yaml:"numbers"`
	Value   `yaml:",inline"`
}
