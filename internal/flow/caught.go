package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what except clauses catch, and whose messages were written for whoever gave the input.

// ownMessages are exceptions that a program, or a parser of its input, raises to say what is wrong with the input; what
// they say was written for whoever gave it.
var ownMessages = map[string]bool{
	"builtins.ValueError": true, "builtins.TypeError": true, "builtins.LookupError": true, "builtins.IndexError": true,
	"builtins.KeyError": true, "builtins.AssertionError": true, "builtins.PermissionError": true,
	"builtins.NotImplementedError": true, "builtins.StopIteration": true, "builtins.TimeoutError": true,
	"builtins.UnicodeDecodeError": true, "builtins.UnicodeError": true, "json.JSONDecodeError": true,
	"json.decoder.JSONDecodeError": true, "simplejson.JSONDecodeError": true, "orjson.JSONDecodeError": true,
	"pydantic.ValidationError": true, "pydantic_core.ValidationError": true, "marshmallow.ValidationError": true,
	"marshmallow.exceptions.ValidationError": true, "jsonschema.ValidationError": true,
	"jsonschema.exceptions.ValidationError": true, "jsonschema.SchemaError": true, "jsonschema.exceptions.SchemaError": true, "django.core.exceptions.ValidationError": true,
	"rest_framework.exceptions.ValidationError": true, "werkzeug.exceptions.HTTPException": true,
	"fastapi.HTTPException": true, "starlette.exceptions.HTTPException": true, "django.http.Http404": true, "django.http.response.Http404": true, "tornado.web.HTTPError": true, "builtins.RuntimeError": true,
}

// ownClassName matches the names that libraries give such exceptions.
var ownClassName = regex.NewPattern(`(?:Validation|Invalid|Syntax|Pars(?:e|er|ing)|Decod(?:e|ing)|Format|Schema|Denied|Forbidden|Required|Rejected|Blocked|NotAllowed|NotFound|Policy|Security|HTTP(?:Move|Redirection|Found|Exception|BadRequest|NotFound|Forbidden|Unauthorized)|DoesNotExist|MultipleObjectsReturned|OAuth2?|GraphQL|MultiPart|Unresolvable|BadZipFile|Authentication|Authorization|Protected|Restricted|J(?:MES|SON)Path|gaierror|Routing|(?:Py)?J(?:WT|WS|WK|OSE)(?:Claims)?|Signature|Expired\w*|Token|Claims?|Revoked)(?:Error|Exception|Failed)?s?$|(?:^|\.)Invalid\w+$`)

// ownName reports whether a library's exception is one with a message for whoever gave the input.
func (w *World) ownName(name string) bool {
	return ownMessages[name] || !strings.HasPrefix(name, "builtins.") && w.ownClass(name)
}

// ownClass reports whether a name is one that libraries give such exceptions. There are few names, and many except clauses.
func (w *World) ownClass(name string) bool {
	if is, ok := w.ownClasses.Load(name); ok {
		return is.(bool)
	}
	is := ownClassName.MatchString(name)
	w.ownClasses.Store(name, is)
	return is
}

// ownMessage reports whether an except clause catches nothing but exceptions with messages of that kind.
func (a *analysis) ownMessage(id ir.ID) bool {
	args := a.f.Args(id)
	return len(args) > 0 && (a.ownMessages(a.vals[args[0]]) || a.ownNames(args[0]))
}

// ownNames reports whether all of the classes that an except clause names are attributes of such names, whatever they belong
// to: Item.DoesNotExist says of an item that there is none.
func (a *analysis) ownNames(id ir.ID) bool {
	switch a.f.Instrs[id].Op {
	case ir.OpAttr:
		return a.w.ownClass(a.f.NameOf(id)) || strings.HasPrefix(a.f.NameOf(id), "validation_")
	case ir.OpTuple:
		return !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return !a.ownNames(x) && !a.ownMessages(a.vals[x]) })
	}
	return false
}

// ownMessages reports whether a class, or all of a tuple of classes, are exceptions with messages of that kind: classes of
// the program, and ownMessages.
func (a *analysis) ownMessages(class *Val) bool {
	types := []*Val{class}
	if es, ok := a.elements(types[0]); ok {
		types = es
	}
	for _, t := range types {
		if len(t.refs()) == 0 {
			return false
		}
		for _, r := range t.refs() {
			if r.Kind != refClass && !(r.Kind == refExtern && a.w.ownName(r.Name)) {
				return false
			}
		}
	}
	return true
}

// exceptions reports whether the classes of the program among these are exceptions.
func (a *analysis) exceptions(class *Val) bool {
	types := []*Val{class}
	if es, ok := a.elements(class); ok {
		types = es
	}
	for _, t := range types {
		for _, r := range t.refs() {
			if r.Kind != refClass {
				continue
			}
			if base := a.w.ExternBase(r.ID); !strings.HasSuffix(base, "Error") && !strings.HasSuffix(base, "Exception") {
				return false
			}
		}
	}
	return true
}

// caught is the exception that an except clause binds: its text may tell a client too much.
func (a *analysis) caught(id ir.ID, in *ir.Instr) *Val {
	v := &Val{Refs: []Ref{{Kind: refInst, Name: "builtins.Exception"}}}
	if a.w.exceptionSource == nil {
		return a.carried(id, in, v)
	}
	own := a.ownMessage(id) || a.parsesOnly(in)
	switch quotes := a.quotes(in, own); {
	case own && quotes:
		v.Taint = a.source(id, a.w.quotingParser)
	case own:
	case !quotes && (!a.unforeseenBy(id) || a.w.cfg.Published && a.takesAll(id) && !a.tellsOfInside(in)):
		v.Taint = a.source(id, a.w.foreseenSource)
	case quotes:
		v.Taint = a.source(id, a.w.quotingSource)
	default:
		v.Taint = a.source(id, a.w.exceptionSource)
	}
	return a.carried(id, in, v)
}

// unforeseenBy reports whether an except clause catches what nobody has foreseen.
func (a *analysis) unforeseenBy(id ir.ID) bool {
	args := a.f.Args(id)
	return len(args) == 0 || a.unforeseen(args[0])
}

// takesAll reports whether an except clause is for all exceptions and names none.
func (a *analysis) takesAll(id ir.ID) bool {
	args := a.f.Args(id)
	if len(args) == 0 {
		return true
	}
	switch a.f.NameOf(args[0]) {
	case "Exception", "BaseException", "StandardError":
		return true
	}
	return false
}

// tellsOfInside reports whether what may raise the exception that a clause catches runs statements in a database: the texts of such
// errors hold them, with names of tables and the rows of others. A path or a command that failed is mostly the one that was asked for.
func (a *analysis) tellsOfInside(in *ir.Instr) bool {
	for i := range a.f.Instrs {
		inner := &a.f.Instrs[i]
		if inner.Pos < in.Aux || inner.Pos >= in.Pos || inner.Op != ir.OpCall && inner.Op != ir.OpAttr {
			continue
		}
		id := ir.ID(i)
		if inner.Op == ir.OpCall {
			id = a.f.Arg(id, 0)
		}
		if insides[a.f.NameOf(id)] {
			return true
		}
	}
	return false
}

// insides are methods and attributes by which programs reach databases.
var insides = map[string]bool{
	"execute": true, "executemany": true, "executescript": true, "fetchone": true, "fetchall": true, "cursor": true, "commit": true, "rollback": true,
	"bulk_create": true, "objects": true, "find_one": true, "insert_one": true, "update_one": true,
}

// quoters are calls whose errors repeat what they were given: invalid literal for int() with base 10: '<script>'.
var quoters = map[string]bool{"int": true, "float": true, "strptime": true, "fromisoformat": true, "isoparse": true, "safe_load": true}

// quotes reports whether the exception that a clause catches may repeat what clients have sent: a call that may raise it is given such
// data. Of exceptions that say what is wrong with the input this is known of few. Packages that others install show errors to those who
// run or call them.
func (a *analysis) quotes(in *ir.Instr, own bool) bool {
	if a.w.cfg.Published || a.w.cfg.Library {
		return false
	}
	for i := range a.f.Instrs {
		call := &a.f.Instrs[i]
		if call.Op != ir.OpCall || call.Pos < in.Aux || call.Pos >= in.Pos || own && !quoters[a.f.NameOf(a.f.Arg(ir.ID(i), 0))] {
			continue
		}
		for _, x := range a.f.Args(ir.ID(i))[1:] {
			if slices.ContainsFunc(a.vals[x].taint(), func(x Atom) bool { return x.is(knowledge.Untrusted) && x.Kinds&a.w.htmlKinds != 0 }) {
				return true
			}
		}
	}
	return false
}

// unforeseen are classes of exceptions that say what nobody has foreseen: all of them, and those of databases, whose texts hold
// statements, addresses and names of users.
var unforeseen = map[string]bool{
	"Exception": true, "BaseException": true, "StandardError": true, "SQLAlchemyError": true, "DBAPIError": true, "DatabaseError": true,
	"OperationalError": true, "ProgrammingError": true, "IntegrityError": true, "InternalError": true, "InterfaceError": true,
	"PyMongoError": true, "RedisError": true,
}

// unforeseen reports whether one of the classes that an except clause names is one of these, or is not known by any name.
func (a *analysis) unforeseen(class ir.ID) bool {
	if a.f.Instrs[class].Op == ir.OpTuple {
		return slices.ContainsFunc(a.f.Args(class), a.unforeseen)
	}
	if refs := a.vals[class].refs(); len(refs) > 0 {
		return slices.ContainsFunc(refs, func(r Ref) bool { return r.Kind != refClass && unforeseen[idiom.LastPart(r.Name)] })
	}
	name := idiom.LastPart(a.bearerName(class))
	return name == "" || unforeseen[name]
}

// parsers are calls whose errors speak of the text that they are given, and harmless ones that stand beside them.
var parsers = map[string]bool{
	"decode": true, "loads": true, "int": true, "float": true, "Decimal": true, "UUID": true, "b64decode": true, "urlsafe_b64decode": true,
	"standard_b64decode": true, "b32decode": true, "fromisoformat": true, "strptime": true, "fromhex": true, "unhexlify": true, "literal_eval": true,
	"get_json": true, "model_validate": true, "model_validate_json": true, "parse_obj": true, "parse_raw": true, "isoparse": true,
	"len": false, "str": false, "bytes": false, "bool": false, "isinstance": false, "get": false, "strip": false, "lstrip": false, "rstrip": false,
	"split": false, "rsplit": false, "partition": false, "encode": false, "lower": false, "upper": false, "replace": false, "startswith": false,
	"endswith": false, "list": false, "dict": false, "tuple": false, "append": false, "items": false, "keys": false, "values": false,
}

// parsesOnly reports whether what may raise the exception that a clause catches does nothing but parse: its message is about the input.
func (a *analysis) parsesOnly(in *ir.Instr) bool {
	parses := false
	for i := range a.f.Instrs {
		call := &a.f.Instrs[i]
		if call.Op != ir.OpCall || call.Pos < in.Aux || call.Pos >= in.Pos {
			continue
		}
		callee := a.f.Arg(ir.ID(i), 0)
		if op := a.f.Instrs[callee].Op; op != ir.OpAttr && op != ir.OpGlobal && op != ir.OpFrom {
			return false
		}
		parser, known := parsers[a.f.NameOf(callee)]
		if !known || slices.ContainsFunc(a.vals[callee].refs(), func(r Ref) bool { return r.Kind == refFunc || r.Kind == refClass }) {
			return false
		}
		parses = parses || parser
	}
	return parses
}
