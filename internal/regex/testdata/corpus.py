"""Prints the regular expressions of Python sources, one JSON object a line, with what re._parser makes of them.

usage: corpus.py [--mutate] FILE-OR-FOLDER ...   ("stdlib:" begins a path in this interpreter's standard library)
With --mutate, variants with a character less or twice follow each pattern.
"""
import ast, base64, json, os, random, sys, sysconfig, warnings

warnings.simplefilter("ignore")
try:
    import re._parser as parser, re._constants as c, re._compiler as compiler
except ImportError:
    import sre_parse as parser, sre_constants as c, sre_compile as compiler
import re

USES = {"match": "match", "search": "search", "fullmatch": "fullmatch", "findall": "findall", "finditer": "findall",
        "sub": "findall", "subn": "findall", "split": "findall", "compile": "search", "RegexObject": "search"}
FLAGS_AT = {"match": 2, "search": 2, "fullmatch": 2, "findall": 2, "finditer": 2, "compile": 1, "sub": 4, "subn": 4,
            "split": 3}
CATEGORIES = {c.CATEGORY_DIGIT: "d", c.CATEGORY_NOT_DIGIT: "D", c.CATEGORY_SPACE: "s", c.CATEGORY_NOT_SPACE: "S",
              c.CATEGORY_WORD: "w", c.CATEGORY_NOT_WORD: "W"}
ANCHORS = {c.AT_BEGINNING: "^", c.AT_END: "$", c.AT_BEGINNING_STRING: "A", c.AT_END_STRING: "Z", c.AT_BOUNDARY: "b",
           c.AT_NON_BOUNDARY: "B"}
POSSESSIVE = getattr(c, "POSSESSIVE_REPEAT", None)
ATOMIC = getattr(c, "ATOMIC_GROUP", None)


def dump(seq):
    return "(" + " ".join(dump1(op, av) for op, av in seq) + ")"


def dump1(op, av):
    if op is c.LITERAL:
        return "L%d" % av
    if op is c.NOT_LITERAL:
        return "N%d" % av
    if op is c.ANY:
        return "."
    if op is c.IN:
        negate = av[0][0] is c.NEGATE
        items = [item(o, a) for o, a in av[negate:]]
        items = list(dict.fromkeys(items))
        if len(items) == 1 and items[0][0] == "L":
            return ("N" if negate else "") + items[0][negate:]
        return "[" + "^" * negate + " ".join(items) + "]"
    if op is c.AT:
        return "@" + ANCHORS[av]
    if op is c.BRANCH:
        return "B" + "|".join(dump(s) for s in av[1])
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, POSSESSIVE):
        mode = "*" if op is c.MAX_REPEAT else "?" if op is c.MIN_REPEAT else "+"
        return "R%d,%d%s%s" % (av[0], int(av[1]), mode, dump(av[2]))
    if op is c.SUBPATTERN:
        group, add, delete, p = av
        return "G%d,%d,%d%s" % (group or 0, add, delete, dump(p))
    if op is ATOMIC:
        return "A" + dump(av)
    if op in (c.ASSERT, c.ASSERT_NOT):
        return "?%s%s%s" % ("<" if av[0] < 0 else "", "!" if op is c.ASSERT_NOT else "=", dump(av[1]))
    if op is getattr(c, "FAILURE", None):
        return "?!()"
    if op is c.GROUPREF:
        return "\\%d" % av
    if op is c.GROUPREF_EXISTS:
        return "C%d%s" % (av[0], "|".join(dump(s) for s in av[1:] if s is not None))
    raise ValueError(op)


def item(op, av):
    if op is c.CATEGORY:
        return CATEGORIES[av]
    if op is c.RANGE and av[0] != av[1]:
        return "%d-%d" % av
    return "L%d" % (av if op is c.LITERAL else av[0])


def constant(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = constant(node.left), constant(node.right)
        if left is not None and type(left) is type(right):
            return left + right
    return None


def flags_of(node):
    if node is None:
        return 0
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return int(node.value)
    if isinstance(node, ast.Attribute):
        return int(getattr(re, node.attr, 0)) if node.attr.isupper() else 0
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitOr, ast.Add)):
        return flags_of(node.left) | flags_of(node.right)
    return 0


def patterns(tree):
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        func = node.func
        if isinstance(func, ast.Name) and func.id.endswith("re_compile"):
            name = "compile"
        elif isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id in ("re", "regex"):
            name = func.attr
        else:
            continue
        if name not in USES:
            continue
        value = constant(node.args[0])
        if value is None:
            continue
        flags = node.args[FLAGS_AT[name]] if len(node.args) > FLAGS_AT[name] else None
        for k in node.keywords:
            if k.arg == "flags":
                flags = k.value
        yield value, flags_of(flags) & ~128, USES[name], node.lineno


def show(value, flags, use, where):
    isbytes = isinstance(value, bytes)
    raw = value if isbytes else value.encode("utf-8", "surrogatepass")
    row = {"pattern": base64.b64encode(raw).decode(), "flags": flags | (65536 if isbytes else 0), "use": use,
           "where": where}
    try:
        row["dump"] = dump(parser.parse(value, flags))
        compiler.compile(value, flags)
    except RecursionError:
        return
    except (re.error, ValueError, OverflowError, TypeError) as e:
        row["dump"] = ""
        row["error"] = str(e)
    print(json.dumps(row))


def files(args):
    for arg in args:
        if arg.startswith("stdlib:"):
            arg = os.path.join(sysconfig.get_paths()["stdlib"], arg[7:])
        if os.path.isfile(arg):
            yield arg
        for folder, folders, names in os.walk(arg):
            folders[:] = sorted(f for f in folders if f not in ("site-packages", "lib2to3", "idlelib"))
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def main():
    args = sys.argv[1:]
    mutate = "--mutate" in args
    if mutate:
        args.remove("--mutate")
    rng = random.Random(1)
    seen = set()
    for file in files(args):
        try:
            with open(file, "rb") as f:
                source = f.read()
            if b"re." not in source:
                continue
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError):
            continue
        for value, flags, use, line in patterns(tree):
            key = (value, flags, use)
            if key in seen:
                continue
            seen.add(key)
            where = "%s:%d" % (file, line)
            show(value, flags, use, where)
            if mutate and value:
                for _ in range(6):
                    i = rng.randrange(len(value))
                    j = rng.randrange(len(value))
                    show(value[:i] + value[i + 1:], flags, use, where)
                    show(value[:i] + value[j:j + 1] + value[i:], flags, use, where)


main()
