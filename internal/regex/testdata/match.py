"""Reads JSON lines {pattern, flags, use, text} and prints the spans that Python's re finds; "null" for none."""
import json, re, signal, sys, warnings

warnings.simplefilter("ignore")


def late(*_):
    raise TimeoutError


# Some repetitions of what may be empty never end in CPython.
signal.signal(signal.SIGALRM, late)
for line in sys.stdin:
    q = json.loads(line)
    try:
        p = re.compile(q["pattern"], q["flags"])
    except (re.error, RecursionError, OverflowError):
        print("error")
        continue
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        if q["use"] == 3:
            spans = [list(m.span()) for m in p.finditer(q["text"])]
        else:
            m = [p.match, p.search, p.fullmatch][q["use"]](q["text"])
            spans = [list(m.span())] if m else []
        print(json.dumps(spans))
    except TimeoutError:
        print("error")
    signal.setitimer(signal.ITIMER_REAL, 0)
