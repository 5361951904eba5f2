"""The reference's side of the comparison: prints CPython's tree of a file in the form of dump.go.

It reads requests from standard input, one a line, and answers each with one line:
    hash PATH          ok HASH...        one hash for each statement of the module
                       error MESSAGE     CPython does not accept the file
    dump PATH INDEX    ok BASE64         the form of one statement
    text PATH          ok BASE64         the file decoded, as UTF-8
"""
import ast, base64, hashlib, io, struct, sys, tokenize, warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100000)
OLD = sys.version_info < (3, 12)  # positions within f-strings mean nothing yet
SKIP = {"ctx", "type_comment", "type_ignores"}


def tables():
    spans, fields = {}, {}
    for name in dir(ast):
        cls = getattr(ast, name)
        if isinstance(cls, type) and issubclass(cls, ast.AST):
            spans[cls] = "end_lineno" in cls._attributes
            fields[cls] = tuple(f for f in cls._fields if f not in SKIP)
    return spans, fields


SPANS, FIELDS = tables()


def text(s):
    return '"' + s.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"') + '"'


def constant(v):
    t = type(v)
    if t is str:
        return text(v)
    if t is int:
        return "i" + format(v, "x")
    if t is bytes:
        return "b" + v.hex()
    if t is float:
        return "f" + struct.pack(">d", v).hex()
    if t is complex:
        return "c" + struct.pack(">d", v.imag).hex()
    return repr(v)


def dump(n, w, quiet):
    t = type(n)
    if t is list:
        w("[")
        for x in n:
            dump(x, w, quiet)
        w("]")
    elif t is str:
        w(text(n))
    elif n is None:
        w("~")
    elif t is int:
        w(str(n))
    elif t is ast.Constant:
        w("(Constant")
        if not quiet:
            w(f" {n.lineno}:{n.col_offset}-{n.end_lineno}:{n.end_col_offset} ")
        w(constant(n.value))
        w("u)" if n.kind else ")")
    elif t is ast.Name:
        if quiet:
            w(f'(Name"{n.id}")')
        else:
            w(f'(Name {n.lineno}:{n.col_offset}-{n.end_lineno}:{n.end_col_offset} "{n.id}")')
    elif t in SPANS:
        w("(")
        w(t.__name__)
        if SPANS[t] and not quiet:
            w(f" {n.lineno}:{n.col_offset}-{n.end_lineno}:{n.end_col_offset} ")
        if t is ast.JoinedStr and OLD:
            quiet = True
        if t is ast.MatchSingleton:
            w(repr(n.value))
        else:
            for f in FIELDS[t]:
                dump(getattr(n, f, None), w, quiet)
        w(")")
    else:
        w(constant(n))  # the strings of Interpolation and the like


def form(n):
    out = []
    dump(n, out.append, False)
    return "".join(out).encode("utf-8", "surrogatepass")


def parse(path):
    with open(path, "rb") as f:
        return ast.parse(f.read())


last = (None, None)


def answer(line):
    global last
    verb, _, rest = line.partition(" ")
    try:
        if verb == "text":
            with open(rest, "rb") as f:
                raw = f.read()
            enc, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
            return "ok " + base64.b64encode(raw.decode(enc).encode("utf-8")).decode()
        if verb == "hash":
            tree = parse(rest)
            last = (rest, tree)
            return "ok " + " ".join(hashlib.md5(form(s)).hexdigest()[:16] for s in tree.body)
        path, _, index = rest.rpartition(" ")
        if last[0] != path:
            last = (path, parse(path))
        return "ok " + base64.b64encode(form(last[1].body[int(index)])).decode()
    except Exception as e:
        return "error " + (type(e).__name__ + ": " + str(e)).replace("\n", " ").encode("ascii", "replace").decode()


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    print("ready", sys.version.split()[0], flush=True)
    for line in sys.stdin:
        print(answer(line.rstrip("\n")), flush=True)
