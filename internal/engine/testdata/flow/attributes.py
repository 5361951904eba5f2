"""Containers in attributes of instances, which methods fill and empty."""
import collections
import os
import queue

from flask import Flask, request
app = Flask(__name__)


def q():
    return request.args.get("q", "")


class A:
    def __init__(self):
        self.q = collections.deque()
        self.d = {}
        self.s = set()
        self.k = queue.Queue()
        self.l = list()
        self.od = collections.OrderedDict()
        self.dd = collections.defaultdict(list)
    def pushq(self, x):
        self.q.append(x)
    def popq(self):
        return self.q.popleft()
    def setd(self, k, x):
        self.d[k] = x
    def items(self):
        return [v for k, v in self.d.items()]
    def vals(self):
        return list(self.d.values())
    def one(self, k):
        return self.d.get(k)
    def popd(self, k):
        return self.d.pop(k)
    def adds(self, x):
        self.s.add(x)
    def pops(self):
        return self.s.pop()
    def putk(self, x):
        self.k.put(x)
    def getk(self):
        return self.k.get()
    def addl(self, *xs):
        self.l.extend(xs)
        return self
    def joined(self):
        return " ".join(self.l)
    def each(self):
        for x in self.l:
            yield x
    def popitem(self):
        return self.od.popitem()
    def seto(self, k, v):
        self.od[k] = v
    def setdd(self, k, v):
        self.dd[k].append(v)
    def firstdd(self, k):
        return self.dd[k][0]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __getitem__(self, k):
        return self.d[k]


@app.get("/1")
def v1():
    a = A()
    a.pushq("x")
    a.pushq(q())
    os.system("echo " + a.popq())
    os.system("echo " + a.popq())  # want command-injection


@app.get("/2")
def v2():
    a = A()
    a.setd("x", q())
    a.setd("y", "b")
    os.system("echo " + a.one("x"))  # want command-injection
    os.system("echo " + a.one("y"))
    os.system("echo " + a.items()[0])  # want command-injection
    os.system("echo " + a.vals()[0])  # want command-injection
    os.system("echo " + a.popd("y"))
    os.system("echo " + a.popd("x"))  # want command-injection


@app.get("/3")
def v3():
    a = A()
    a.adds(q())
    os.system("echo " + a.pops())  # want command-injection
    a.putk(q())
    os.system("echo " + a.getk())  # want command-injection
    a.addl("x", q())
    os.system("echo " + a.joined())  # want command-injection
    for z in a.each():
        os.system("echo " + z)  # want command-injection


@app.get("/4")
def v4():
    a = A()
    a.seto("k", q())
    os.system("echo " + a.popitem()[1])  # want command-injection
    a.setdd("k", q())
    a.setdd("j", "a")
    os.system("echo " + a.firstdd("k"))  # want command-injection
    os.system("echo " + a.firstdd("j"))
    a["u"] = q()
    a["v"] = "a"
    os.system("echo " + a["u"])  # want command-injection
    os.system("echo " + a["v"])


@app.get("/5")
def v5():
    a = A().addl("x").addl(q())
    os.system("echo " + a.joined())  # want command-injection
    os.system("echo " + A().addl("x").joined())


class Stack:
    def __init__(self):
        self._cells = []
    def push(self, cell):
        self._cells.append(cell)
        return self
    def put(self, cell):
        self._cells.append(cell)
    def take(self):
        return self._cells.pop()
    def first(self):
        return self._cells[0]
    def last(self):
        return self._cells[-1]


@app.get("/s1")
def s1():
    s = Stack()
    s.put(q())
    os.system("echo " + s.take())  # want command-injection


@app.get("/s2")
def s2():
    s = Stack()
    s.put("1")
    s.put(q())
    os.system("echo " + s.take())  # want command-injection


@app.get("/s3")
def s3():
    s = Stack()
    s.put("1")
    s.put(q())
    os.system("echo " + s.first())
    os.system("echo " + s.last())  # want command-injection


@app.get("/s4")
def s4():
    s = Stack().push("1").push(q())
    os.system("echo " + s.first())
    os.system("echo " + s.last())  # want command-injection


@app.get("/s5")
def s5():
    s = Stack().push("1").push(q())
    os.system("echo " + s.take())  # want command-injection


@app.get("/s6")
def s6():
    s = Stack()
    s._cells.append("1")
    s._cells.append(q())
    os.system("echo " + s.take())  # want command-injection


@app.get("/s7")
def s7():
    s = []
    s.append("1")
    s.append(q())
    os.system("echo " + s.pop())  # want command-injection
