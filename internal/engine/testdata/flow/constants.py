"""Constants decide which branches are taken and which elements are read."""
import os

from flask import Flask, request

app = Flask(__name__)

DEBUG = False
RETRIES = 3
MODE = "safe"
LEVELS = ("low", "high")


@app.get("/arithmetic-dead")
def arithmetic_dead():
    host = request.args["host"]
    num = 86
    if 7 * 42 - num > 200:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: 208 > 200


@app.get("/arithmetic-live")
def arithmetic_live():
    host = request.args["host"]
    num = 186
    if 7 * 42 - num > 200:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/ternary-dead")
def ternary_dead():
    num = 106
    host = "localhost" if (7 * 18) + num > 200 else request.args["host"]
    os.system("ping -c1 " + host)  # safe: 232 > 200


@app.get("/ternary-live")
def ternary_live():
    num = 6
    host = "localhost" if (7 * 18) + num > 200 else request.args["host"]
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/else-dead")
def else_dead():
    param = request.args["host"]
    if len("abc") == 3:
        host = "localhost"
    else:
        host = param
    os.system("ping -c1 " + host)  # safe: the length is 3


@app.get("/else-live")
def else_live():
    param = request.args["host"]
    if len("abcd") == 3:
        host = "localhost"
    else:
        host = param
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/index-dead")
def index_dead():
    guess = "ABC"[1]
    host = request.args["host"]
    if guess == "B":
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: the second letter is B


@app.get("/index-live")
def index_live():
    guess = "ABC"[2]
    host = request.args["host"]
    if guess == "B":
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/negative-index")
def negative_index():
    host = request.args["host"]
    if "ABC"[-1] == "C":
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: the last letter is C


@app.get("/match-dead")
def match_dead():
    param = request.args["host"]
    guess = "ABC"[0]
    match guess:
        case "A":
            host = "localhost"
        case "B" | "C":
            host = param
        case _:
            host = param + ".example"
    os.system("ping -c1 " + host)  # safe: the first letter is A


@app.get("/match-live")
def match_live():
    param = request.args["host"]
    guess = "ABC"[1]
    match guess:
        case "A":
            host = "localhost"
        case "B" | "C":
            host = param
        case _:
            host = "elsewhere"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/match-default-live")
def match_default():
    param = request.args["host"]
    match len("abcd"):
        case 1 | 2:
            host = "short"
        case 3:
            host = "three"
        case _:
            host = param
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/match-guard-dead")
def match_guard_dead():
    host = request.args["host"]
    match 5:
        case n if n > 3:
            host = "localhost"
        case _:
            pass
    os.system("ping -c1 " + host)  # safe: 5 > 3


@app.get("/while-never")
def while_never():
    host = "localhost"
    n = 10
    while n < 5:
        host = request.args["host"]
        n += 1
    os.system("ping -c1 " + host)  # safe: the loop never runs


@app.get("/while-once")
def while_once():
    host = "localhost"
    n = 0
    while n < 1:
        host = request.args["host"]
        n += 1
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/while-true")
def while_true():
    host = request.args["host"]
    while True:
        host = "localhost"
        break
    os.system("ping -c1 " + host)  # safe: overwritten before the break


@app.get("/for-empty")
def for_empty():
    host = "localhost"
    for _ in []:
        host = request.args["host"]
    os.system("ping -c1 " + host)  # safe: nothing to iterate over


@app.get("/for-some")
def for_some():
    host = "localhost"
    for _ in [1, 2]:
        host = request.args["host"]
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/for-range-zero")
def for_range_zero():
    host = "localhost"
    for _ in range(0):
        host = request.args["host"]
    os.system("ping -c1 " + host)  # safe: range(0) is empty


@app.get("/for-overwritten")
def for_overwritten():
    host = request.args["host"]
    for name in ("a.example", "b.example"):
        host = name
    os.system("ping -c1 " + host)  # safe: the last name of two


@app.get("/while-counts")
def while_counts():
    host = request.args["host"]
    n = 0
    while n < 3:
        host = "localhost"
        n += 1
    os.system("ping -c1 " + host)  # safe: the loop runs three times


@app.get("/global-flag")
def global_flag():
    host = request.args["host"]
    if not DEBUG:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: DEBUG is False and nothing changes it


@app.get("/global-flag-live")
def global_flag_live():
    host = request.args["host"]
    if DEBUG:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/global-number")
def global_number():
    host = request.args["host"]
    if RETRIES > 2:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: RETRIES is 3


@app.get("/global-text")
def global_text():
    host = request.args["host"]
    if MODE == "safe":
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: MODE is "safe"


@app.get("/global-tuple")
def global_tuple():
    host = request.args["host"]
    if LEVELS[1] == "low":
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/and-or")
def and_or():
    host = request.args["host"]
    a, b = 3, 4
    if a > 2 and b > 3 or a > 100:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: 3 > 2 and 4 > 3


@app.get("/and-or-live")
def and_or_live():
    host = request.args["host"]
    a, b = 3, 4
    if a > 2 and b > 4:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/not")
def negation():
    host = request.args["host"]
    ready = False
    if not ready:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: not False


@app.get("/in-string")
def in_string():
    host = request.args["host"]
    if "a" in "cat":
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: a letter of "cat"


@app.get("/in-list")
def in_list():
    host = request.args["host"]
    if "dog" in ["cat", "bird"]:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/upper")
def folded_upper():
    host = request.args["host"]
    if "abc".upper() == "ABC":
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: upper() gives "ABC"


@app.get("/startswith")
def folded_startswith():
    host = request.args["host"]
    if "production".startswith("prod"):
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: it does


@app.get("/modulo")
def modulo():
    host = request.args["host"]
    if -7 % 3 == 2:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: Python's modulo has the divisor's sign


@app.get("/floor-division")
def floor_division():
    host = request.args["host"]
    if -7 // 2 == -3:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/division")
def division():
    host = request.args["host"]
    if 7 / 2 == 3.5:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: true division


@app.get("/power")
def power():
    host = request.args["host"]
    if 2 ** 5 > 31:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: 32 > 31


@app.get("/chained")
def chained():
    host = request.args["host"]
    n = 5
    if 1 < n < 10:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: 5 lies between


@app.get("/chained-live")
def chained_live():
    host = request.args["host"]
    n = 15
    if 1 < n < 10:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/none")
def is_none():
    host = request.args["host"]
    override = None
    if override is None:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: it is None


@app.get("/none-live")
def is_none_live():
    host = request.args["host"]
    override = "yes"
    if override is None:
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/empty-string")
def empty_string():
    prefix = ""
    host = request.args["host"] if prefix else "localhost"
    os.system("ping -c1 " + host)  # safe: "" is false


@app.get("/or-default")
def or_default():
    host = "localhost" or request.args["host"]
    os.system("ping -c1 " + host)  # safe: the first operand is true


@app.get("/or-default-live")
def or_default_live():
    host = "" or request.args["host"]
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/and-value")
def and_value():
    host = "" and request.args["host"]
    os.system("ping -c1 " + host)  # safe: the first operand is false


@app.get("/dead-after-return")
def dead_after_return():
    host = request.args["host"]
    return "off"
    os.system("ping -c1 " + host)  # safe: never reached


@app.get("/dead-in-if-false")
def dead_in_if_false():
    if False:
        os.system("ping -c1 " + request.args["host"])  # safe: never reached
    return ""


@app.get("/elif")
def elif_chain():
    host = request.args["host"]
    size = 12
    if size < 10:
        name = host
    elif size < 20:
        name = "medium"
    else:
        name = host
    os.system("ping -c1 " + name)  # safe: the second branch


@app.get("/elif-live")
def elif_chain_live():
    host = request.args["host"]
    size = 22
    if size < 10:
        name = "small"
    elif size < 20:
        name = "medium"
    else:
        name = host
    os.system("ping -c1 " + name)  # want command-injection


@app.get("/len-list")
def len_list():
    host = request.args["host"]
    names = ["a", "b"]
    names.append("c")
    if len(names) == 3:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: three names


@app.get("/int-of-string")
def int_of_string():
    host = request.args["host"]
    if int("12") > 10:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: 12 > 10


@app.get("/overwritten")
def overwritten():
    host = request.args["host"]
    host = "localhost"
    os.system("ping -c1 " + host)  # safe: overwritten


@app.get("/swap")
def swap():
    a, b = request.args["host"], "localhost"
    a, b = b, a
    os.system("ping -c1 " + a)  # safe: they were swapped
    os.system("ping -c1 " + b)  # want command-injection


@app.get("/walrus")
def walrus():
    if (n := 4) > 5:
        host = request.args["host"]
    else:
        host = "h%d" % n
    os.system("ping -c1 " + host)  # safe: 4 > 5 is false


@app.get("/augmented")
def augmented():
    n = 1
    n += 4
    n *= 2
    host = request.args["host"] if n != 10 else "localhost"
    os.system("ping -c1 " + host)  # safe: n is 10


@app.get("/bool-arithmetic")
def bool_arithmetic():
    host = request.args["host"]
    if True + True == 2:
        host = "localhost"
    os.system("ping -c1 " + host)  # safe: True is 1


@app.get("/request-decides")
def request_decides():
    host = request.args["host"]
    if request.args.get("local") == "yes":
        host = "localhost"
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/request-decides-both")
def request_decides_both():
    if request.args.get("local") == "yes":
        host = "localhost"
    else:
        host = "example.org"
    os.system("ping -c1 " + host)  # safe: one of two constants


@app.get("/length-at-least-nothing")
def length_at_least_nothing():
    host = request.args["host"]
    size = len(host)
    os.system("ping -c1 " + ("localhost" if size >= 0 else host))  # safe: every length is
    os.system("ping -c1 " + ("localhost" if size > 3000 else host))  # want command-injection


@app.get("/loop-left")
def loop_left():
    host = request.args["host"]
    for word in ("one", "two"):
        if word == "two":
            host = "localhost"
            break
    os.system("ping -c1 " + host)  # safe: the loop gets there


@app.get("/loop-else")
def loop_else():
    host = "localhost"
    for word in ["one", "two"]:
        if word == "two":
            break
    else:
        host = request.args["host"]
    os.system("ping -c1 " + host)  # safe: the loop is left


@app.get("/loop-ends")
def loop_ends():
    host = "localhost"
    for word in ["one", "two"]:
        if word == "three":
            break
    else:
        host = request.args["host"]
    os.system("ping -c1 " + host)  # want command-injection


@app.get("/loop-skips")
def loop_skips():
    host = request.args["host"]
    for name, skipped in (("a", True), ("b", False)):
        if skipped:
            continue
        host = name
    os.system("ping -c1 " + host)  # safe: the second turn does it


@app.get("/loop-shifts")
def loop_shifts():
    first, second = request.args["host"], "localhost"
    for _ in (1, 2):
        first, second = second, first
    os.system("ping -c1 " + second)  # safe: exchanged twice
    os.system("ping -c1 " + first)  # want command-injection
