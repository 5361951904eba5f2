"""Lists, tuples and sets tell their elements apart where indexes are constant."""
import os
import queue
import subprocess
from collections import deque, namedtuple

from flask import Flask, request

app = Flask(__name__)


@app.get("/append-pop")
def append_pop():
    values = ["safe", request.args["host"], "moresafe"]
    values.pop(0)
    os.system("ping -c1 " + values[1])  # safe: the first was removed, so this is the third


@app.get("/append-pop-live")
def append_pop_live():
    values = ["safe", request.args["host"], "moresafe"]
    values.pop(0)
    os.system("ping -c1 " + values[0])  # want command-injection


@app.get("/append")
def appended():
    values = []
    values.append("localhost")
    values.append(request.args["host"])
    os.system("ping -c1 " + values[0])  # safe: the first element
    os.system("ping -c1 " + values[1])  # want command-injection
    os.system("ping -c1 " + values[-1])  # want command-injection
    os.system("ping -c1 " + values[-2])  # safe: the first element


@app.get("/pop-last")
def pop_last():
    values = [request.args["host"], "localhost"]
    os.system("ping -c1 " + values.pop())  # safe: the last element


@app.get("/pop-first")
def pop_first():
    values = [request.args["host"], "localhost"]
    os.system("ping -c1 " + values.pop(0))  # want command-injection


@app.get("/insert")
def inserted():
    values = ["localhost"]
    values.insert(0, request.args["host"])
    os.system("ping -c1 " + values[1])  # safe: moved to the second place
    os.system("ping -c1 " + values[0])  # want command-injection


@app.get("/slice")
def sliced():
    values = ["a", "b", request.args["host"]]
    os.system("ping -c1 " + " ".join(values[:2]))  # safe: the first two
    os.system("ping -c1 " + " ".join(values[1:]))  # want command-injection


@app.get("/slice-negative")
def sliced_negative():
    values = [request.args["host"], "a", "b"]
    os.system("ping -c1 " + " ".join(values[-2:]))  # safe: the last two


@app.get("/slice-step")
def sliced_step():
    values = ["a", request.args["host"], "b"]
    os.system("ping -c1 " + " ".join(values[::2]))  # safe: the first and the third


@app.get("/reversed-slice")
def reversed_slice():
    values = ["a", request.args["host"]]
    os.system("ping -c1 " + values[::-1][0])  # want command-injection


@app.get("/copy")
def copied():
    values = ["localhost"]
    copy = list(values)
    copy[0] = request.args["host"]
    os.system("ping -c1 " + values[0])  # safe: the copy was changed
    os.system("ping -c1 " + copy[0])  # want command-injection


@app.get("/copy-slice")
def copied_by_slice():
    values = ["localhost"]
    copy = values[:]
    copy.append(request.args["host"])
    os.system("ping -c1 " + " ".join(values))  # safe: the copy was changed


@app.get("/alias")
def aliased():
    values = ["localhost"]
    same = values
    same.append(request.args["host"])
    os.system("ping -c1 " + " ".join(values))  # want command-injection


@app.get("/set-item")
def set_item():
    values = [request.args["host"], "x"]
    values[0] = "localhost"
    os.system("ping -c1 " + values[0])  # safe: overwritten


@app.get("/delete-item")
def delete_item():
    values = [request.args["host"], "localhost"]
    del values[0]
    os.system("ping -c1 " + values[0])  # safe: the first was deleted


@app.get("/concat")
def concatenated():
    values = ["a"] + [request.args["host"]] + ["b"]
    os.system("ping -c1 " + values[0] + values[2])  # safe: the first and the third
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/extend")
def extended():
    values = ["localhost"]
    values.extend([request.args["host"]])
    os.system("ping -c1 " + values[0])  # safe: the first
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/plus-assign")
def plus_assigned():
    values = ["localhost"]
    values += [request.args["host"], "b"]
    os.system("ping -c1 " + values[2])  # safe: the third
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/star")
def starred():
    head = [request.args["host"], "a"]
    values = ["x", *head]
    os.system("ping -c1 " + values[2])  # safe: the second of the two
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/star-arguments")
def star_arguments():
    both = ("localhost", request.args["note"])
    ping(*both)


def ping(host, note):
    os.system("ping -c1 " + host)  # safe: the first of the two
    os.system("echo " + note)  # want command-injection


@app.get("/collected")
def collected_arguments():
    run("uptime", "localhost", request.args["note"])


def run(command, *rest):
    os.system(command)  # safe: a constant
    os.system("ping -c1 " + rest[0])  # safe: the second argument
    os.system("echo " + rest[1])  # want command-injection


@app.get("/sort")
def sorted_list():
    values = [request.args["host"], "localhost"]
    values.sort()
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/sorted")
def sorted_copy():
    values = sorted(["b", "a"])
    os.system("ping -c1 " + values[0])  # safe: constants


@app.get("/reverse")
def reversed_list():
    values = [request.args["host"], "localhost"]
    values.reverse()
    os.system("ping -c1 " + values[0])  # safe: now the constant comes first
    os.system("ping -c1 " + values[1])  # want command-injection


@app.get("/comprehension")
def comprehension():
    values = [v.strip() for v in [request.args["host"]]]
    os.system("ping -c1 " + values[0])  # want command-injection


@app.get("/comprehension-safe")
def comprehension_safe():
    ids = [int(v) for v in request.args.getlist("id")]
    os.system("kill " + " ".join(str(i) for i in ids))  # safe: numbers


@app.get("/comprehension-filter")
def comprehension_filter():
    names = [v for v in request.args.getlist("name") if v.isalnum()]
    os.system("ls " + " ".join(names))  # safe: letters and digits


@app.get("/comprehension-filter-live")
def comprehension_filter_live():
    names = [v for v in request.args.getlist("name") if v]
    os.system("ls " + " ".join(names))  # want command-injection


@app.get("/loop")
def looped():
    for host in ["localhost", request.args["host"]]:
        os.system("ping -c1 " + host)  # want command-injection


@app.get("/loop-constants")
def looped_constants():
    note = request.args["note"]
    for host in ["localhost", "example.org"]:
        os.system("ping -c1 " + host)  # safe: constants
    return str(len(note))


@app.get("/enumerate")
def enumerated():
    for i, host in enumerate([request.args["host"]]):
        os.system("echo %d" % i)  # safe: a number
        os.system("echo " + host)  # want command-injection


@app.get("/enumerate-str")
def enumerated_str():
    for i, _ in enumerate([request.args["host"]]):
        os.system("echo " + str(i))  # safe: a number


@app.get("/zip")
def zipped():
    for a, b in zip(["x", "y"], [request.args["a"], request.args["b"]]):
        os.system("echo " + a)  # safe: constants
        os.system("echo " + b)  # want command-injection


@app.get("/tuple")
def tuples():
    pair = (request.args["host"], "localhost")
    os.system("ping -c1 " + pair[1])  # safe: the second
    os.system("ping -c1 " + pair[0])  # want command-injection


@app.get("/unpack")
def unpacked():
    host, note = "localhost", request.args["note"]
    os.system("ping -c1 " + host)  # safe: the first
    os.system("echo " + note)  # want command-injection


@app.get("/unpack-star")
def unpacked_star():
    first, *rest = ["localhost", request.args["a"], request.args["b"]]
    os.system("ping -c1 " + first)  # safe: the first
    os.system("ping -c1 " + rest[0])  # want command-injection


@app.get("/unpack-star-last")
def unpacked_star_last():
    *rest, last = [request.args["a"], "localhost"]
    os.system("ping -c1 " + last)  # safe: the last
    os.system("ping -c1 " + rest[0])  # want command-injection


@app.get("/unpack-nested")
def unpacked_nested():
    (a, b), c = (request.args["a"], "b"), "c"
    os.system("echo " + b + c)  # safe: the others
    os.system("echo " + a)  # want command-injection


@app.get("/returned-pair")
def returned_pair():
    host, note = pair_of(request.args["note"])
    os.system("ping -c1 " + host)  # safe: the first of the pair
    os.system("echo " + note)  # want command-injection


def pair_of(note):
    return "localhost", note


@app.get("/namedtuple")
def named_tuple():
    Target = namedtuple("Target", ["host", "note"])
    target = Target("localhost", request.args["note"])
    os.system("ping -c1 " + target.host)  # safe: the other field
    os.system("echo " + target.note)  # want command-injection


@app.get("/set")
def sets():
    values = {"localhost", request.args["host"]}
    for v in values:
        os.system("ping -c1 " + v)  # want command-injection


@app.get("/set-constants")
def set_constants():
    values = {"a"}
    values.add("b")
    for v in values:
        os.system("ping -c1 " + v)  # safe: constants


@app.get("/set-intersection")
def set_intersection():
    for name in set(request.args.getlist("name")) & {"uptime", "df"}:
        os.system(name)  # safe: members of the constant set


@app.get("/deque")
def double_ended():
    queue = deque()
    queue.append("localhost")
    queue.appendleft(request.args["host"])
    os.system("ping -c1 " + queue.pop())  # safe: the right end
    os.system("ping -c1 " + queue.popleft())  # want command-injection


@app.get("/argv")
def argument_list():
    argv = ["curl", "-s"]
    argv.append(request.args["host"])
    subprocess.run(argv)  # want argument-injection


@app.get("/argv-dashes")
def argument_list_fixed():
    subprocess.run(["grep", "-e" + request.args["q"], "/srv/log"])  # safe: the argument begins with -e


@app.get("/argv-no-options")
def argument_without_options():
    subprocess.run(["uname", "/" + request.args["flag"]])  # safe: the argument begins with a slash


@app.get("/argv-program")
def argument_program():
    subprocess.run([request.args["program"], "--version"])  # want command-injection


@app.get("/clear")
def cleared():
    values = [request.args["host"]]
    values.clear()
    values.append("localhost")
    os.system("ping -c1 " + values[0])  # safe: cleared


@app.get("/remove")
def removed():
    values = ["a", request.args["host"]]
    values.remove("a")
    os.system("ping -c1 " + values[0])  # want command-injection


@app.get("/multiply")
def multiplied():
    values = ["?"] * 3
    os.system("echo " + values[0])  # safe: constants


@app.get("/nested")
def nested():
    rows = [["localhost", request.args["a"]], ["b", "c"]]
    os.system("echo " + rows[0][0] + rows[1][1])  # safe: constants
    os.system("echo " + rows[0][1])  # want command-injection


@app.get("/slice-assign")
def slice_assigned():
    values = ["a", "b"]
    values[0:1] = [request.args["host"]]
    os.system("echo " + values[0])  # want command-injection


@app.get("/next-iter")
def next_of_iter():
    it = iter(["localhost", request.args["host"]])
    next(it)
    os.system("ping -c1 " + next(it))  # want command-injection


@app.get("/max")
def maximum():
    os.system("sleep " + str(max(1, int(request.args["n"]))))  # safe: a number


@app.get("/any-index")
def any_index():
    values = ["a", request.args["host"]]
    i = int(request.args["i"])
    os.system("ping -c1 " + values[i])  # want command-injection


@app.get("/any-index-constants")
def any_index_constants():
    os.system("ping -c1 " + ["a", "b"][int(request.args["i"])])  # safe: either is a constant


@app.get("/match-sequence")
def match_sequence():
    match ["ping", request.args["host"], "fast"]:
        case ["ping", host, mode]:
            os.system("echo " + mode)  # safe: the third
            os.system("ping " + host)  # want command-injection
        case _:
            os.system(request.args["other"])  # safe: the first case matches


@app.get("/queue")
def queued():
    waiting = queue.Queue()
    waiting.put("localhost")
    waiting.put(request.args["host"])
    os.system("ping -c1 " + waiting.get())  # safe: first in, first out
    os.system("ping -c1 " + waiting.get(True, 3))  # want command-injection


@app.get("/stack")
def stacked():
    waiting = queue.LifoQueue()
    waiting.put("localhost")
    waiting.put(request.args["host"])
    os.system("ping -c1 " + waiting.get(timeout=3))  # want command-injection
    os.system("ping -c1 " + waiting.get_nowait())  # safe: last in, first out


@app.get("/starred-target")
def starred_target():
    first, *middle, last = "a", request.args["host"], "b", "c"
    os.system("ping -c1 " + middle[0])  # want command-injection
    os.system("ping -c1 " + middle[1])  # safe: the third of four
    os.system("ping -c1 " + first + last)  # safe: the first and the last
