# Statements and expressions whose trees and positions are compared with CPython 3.14's.
x = 1; y = 2;
x: int
(x): int = 1
x.y: int = yield_
x[0]: int
a = b = c, = d
a = yield_ = 1
*a, b = c
[a, *b] = c
(a, b), c = d
a, = b
a = *b, c
a = *b,
x += 1, 2
x @= y
x //= y; x **= y; x >>= y; x <<= y; x &= y; x ^= y; x |= y; x %= y; x -= y; x *= y; x /= y
del a, b
del (a, b)
del [a, b], c
del a,
del (a)
del a.b, c[0]
assert x
assert x, "m"
global a, b
import a
import a.b.c as d, e
import a . b
from a import b
from a import (b, c as d,)
from a import *
from . import a
from .. import a
from ... import a
from .... import a
from .a.b import c
from . a import c
from ...a import c
pass
if x: pass
if x: pass; y
if x:
    pass
elif y:
    pass
elif z: pass
else:
    pass
if x: pass
else: pass
while x: break
else: pass
while x:
    continue
for x in y: pass
for x, in y: pass
for x, y in z: pass
for x, *y in z: pass
for (x, y) in z: pass
for [x, y] in z: pass
for x.y in z: pass
for x[0], y in z: pass
for x in y, z: pass
for x in *y, z: pass
for x in y:
    pass
else:
    pass
try: pass
except: pass
try:
    pass
except A:
    pass
except (A, B) as e:
    pass
except A as e: pass
else:
    pass
finally:
    pass
try: pass
finally: pass
try: pass
except* A: pass
except* (A, B) as e: pass
except *A: pass
try: pass
except A, B: pass
except A, B, C: pass
try: pass
except* A, B: pass
try: pass
except A.b, c.d: pass
with a: pass
with a as b: pass
with a as b, c as d: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (a as b, c as d): pass
with (a as b, c): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a), (b): pass
with (a).b: pass
with (a) as b: pass
with (a, *b): pass
with (a := b): pass
with (a for a in b): pass
with (): pass
with (yield_): pass
with (a, b), c: pass
with a as (b, c): pass
with a as [b, c]: pass
with a as b.c, d as e[0]: pass
with (a if b else c): pass
with (lambda: x): pass
with (lambda *a: x): pass
with (a)(b): pass
with (a or b) as c: pass
with (open(a) as b, open(c)): pass
with ((a, b)): pass
with ((a, b) as c): pass
with (a as (b, c)): pass
with a, b: pass
with (a) if b else (c): pass
with (a, b) if c else d: pass
with (a) + (b): pass
with a[b:c] as d: pass
with (a[b:c]): pass
with (lambda x: (yield_), b): pass
raise
raise A
raise A from b
raise A(b) from None
def f(): pass
def f(a, b=1, *c, d, e=2, **f): pass
def f(a, /): pass
def f(a, /, b): pass
def f(a, b=1, /, c=2, *, d=3): pass
def f(*, a): pass
def f(*, a=1, b): pass
def f(*a): pass
def f(**a): pass
def f(a: int, b: str = 'x', *c: int, d: int = 1, **e: int) -> int: pass
def f(*a: *b): pass
def f(a,): pass
def f(*a,): pass
def f(**a,): pass
def f(a, *, b,): pass
def f() -> (a, b): pass
def f() -> a if b else c: pass
def f():
    return
    return 1
    return 1, 2
    return *a, b
    return (yield)
    yield
    yield 1
    yield 1, 2
    yield *a, b
    yield from x
    x = yield
    x = yield 1, 2
    x = y = yield from z
    x += yield
    x: int = yield
    (yield)
    f((yield))
    nonlocal_ = 1
    def g():
        nonlocal x, y
    lambda: (yield)
async def f():
    await x
    await x.y(z)
    await x ** 2
    -await x
    async for a in b: pass
    async for a in b:
        pass
    else:
        pass
    async with a: pass
    async with a as b, c: pass
    async with (a as b, c): pass
    [a async for a in b]
    {a async for a in b if c}
    {a: b async for a, b in c}
    (a async for a in b)
    f(a async for a in b)
    [await a for a in b]
    await (yield_)
    return await x
    x = await y, await z
    await f(await g())
    (await x).y
    async def g(): pass
    f"{await x}"
@a
def f(): pass
@a.b(c)
@d
class A: pass
@a[0].b
async def f(): pass
@(a if b else c)
def f(): pass
@x := y
def f(): pass
@lambda f: f
def f(): pass
class A: pass
class A(): pass
class A(B, C): pass
class A(B, metaclass=C): pass
class A(*B, **C): pass
class A(B, *C, d=e, **f): pass
class A[T]: pass
class A[T](B): pass
class A[T: int, *Ts, **P]: pass
class A[T = int, *Ts = *tuple[int], **P = [int]]: pass
class A[T: (int, str) = int,]: pass
def f[T](x: T) -> T: pass
def f[T: int = str, *Ts = a, **P = b](x): pass
async def f[T](): pass
type X = int
type X[T] = list[T]
type X[T: int = str, *Ts, **P] = int
type = 1
type (x)
type(x)
type[x] = y
type.x
type: int
type
type, x = y
print(type)
match = 1
match (x)
match(x, y)
match[x]
match.x
match -x
match * x
match
match: int
match[a]: int
match, case = x
case = 1
case(x)
_ = 1
match x:
    case 1: pass
match x, y:
    case 1, 2: pass
match x,:
    case 1,: pass
match *x, y:
    case *a, b: pass
match (x):
    case (1): pass
match [x]:
    case [1]: pass
match -x:
    case -1: pass
match {x: y}:
    case {}: pass
match not x:
    case _: pass
match x if y else z:
    case _: pass
match lambda: x:
    case _: pass
match x := y:
    case _: pass
match match:
    case case: pass
match await_:
    case _: pass
match x:
    case 1 | 2 | 3: pass
    case -1 | 1.5 | -2j | 1 + 2j | -1 - 2.5j: pass
    case "a" | 'b' "c" | b'd': pass
    case None | True | False: pass
    case a.b | a.b.c: pass
    case a: pass
    case a as b: pass
    case 1 | 2 as b: pass
    case (1 | 2) as b: pass
    case (a): pass
    case (a,): pass
    case (a, b): pass
    case (a, *b): pass
    case (*a,): pass
    case (): pass
    case []: pass
    case [a]: pass
    case [a,]: pass
    case [*_]: pass
    case [*a, b]: pass
    case [(a, b), [c, *d]]: pass
    case *a,: pass
    case a, *b: pass
    case a, b,: pass
    case {}: pass
    case {"a": 1}: pass
    case {"a": b, "c" "d": [e], **f}: pass
    case {**f}: pass
    case {1: a, -1: b, 1 + 2j: c, a.b: d, None: e, True: f,}: pass
    case A(): pass
    case A(1): pass
    case A(a, b): pass
    case A(a, b=c): pass
    case A(b=c, d=e,): pass
    case a.B(c): pass
    case A(a as b): pass
    case A(B(c=d), [e], {"f": g}): pass
    case a if b: pass
    case a if (b := c): pass
    case a if b := c: pass
    case (a as b): pass
    case ((a, b) as c): pass
    case (a as b, c as d): pass
    case a as b, c: pass
    case match: pass
    case case: pass
    case type(): pass
    case print: pass
    case _:
        x
        y
a or b or c and d and e
not a
not not a
not a == b
a < b <= c == d != e > f >= g
a in b not in c is d is not e
a not in b
a is not b
a is (not b)
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
a ** b ** c
-a ** -b
(-a) ** b
-a
+a
~a
- - + ~ a
a - -b
a if b else c
a if b else c if d else e
(a if b else c) if d else e
lambda: x
lambda a: a
lambda a, b=1, *c, d, e=2, **f: x
lambda a, /, b, *, c: x
lambda *a: a
lambda **a: a
lambda *, a: a
lambda a,: a
lambda: lambda: x
lambda: (yield_)
lambda a=lambda: b: a
lambda: a if b else c
(a := b)
(a := b, c := d)
[a := b, c]
{a := b, c}
f(a := b)
f(a := b, c)
x[a := b]
x[a := b, c]
if a := b: pass
while (a := b): pass
[a := 1 for a in b if (c := d)]
()
(a)
((a))
(a,)
(a, b)
(a, b,)
(*a,)
(*a, b)
a,
a, b
*a, b
a, b,
[]
[a]
[a,]
[*a, *b]
{}
{a}
{a,}
{*a, b}
{a: b}
{a: b,}
{a: b, **c}
{**a}
{**a, b: c, **d}
{a: b if c else d, e: lambda: f}
[a for a in b]
[a for a in b for c in d if e if f for g in h]
[a for a, in b]
[a for a, b in c]
[a for a, *b in c]
[a for a in b if c or d]
[a for a in (b if c else d)]
[(a, b) for a in c]
{a for a in b}
{a: b for a in c}
{a: b for a, b in c if d}
(a for a in b)
f(a for a in b)
f((a for a in b))
f((a for a in b), c)
f(a for a in b)(c)
(a for a in b if c if d)
[[a for a in b] for c in d]
f()
f(a)
f(a,)
f(a, b=c)
f(*a)
f(**a)
f(*a, b, *c, d=e, *f, **g, h=i)
f(a=b, *c)
f(a)(b)[c].d
f(a if b else c)
f(lambda: x)
f(*a or b)
f(**a or b)
f(
    a
)
f(a)(b
)
a.b.c
a . b
a[b]
a[b, c]
a[b,]
a[b:c]
a[:]
a[::]
a[b:]
a[:b]
a[b:c:d]
a[::d]
a[b::d]
a[:c:d]
a[b:c, d:e]
a[b, :]
a[..., b]
a[*b]
a[*b, c]
a[*b or c]
a[*not b, *c if d else e]
a[b, *c]
a[*b,]
a[()]
a[(b, c)]
a[b][c]
a[b if c else d]
a[lambda: b]
a[b:c if d else e:f]
a[-1]
...
None
True
False
0
00
0_0
1_000
0xFF
0xff_ff
0o17
0b1_01
123456789012345678901234567890
1.
.5
1.5
1e5
1E-5
1_0.0_1e1_0
1e400
1j
1.5J
1e5j
0j
00j
09.5
1if 1else 2
0x1for x in y
[1for x in y]
1 if 1 else 2
1..real
1.0.real
1j.imag
1 .real
''
'a' "b" '''c''' """d"""
('a'
 "b")
b'a'
b'a' b"b"
rb'\n' Rb'\n' bR"\n"
r'\n'
u'a'
U"a"
'\n\t\r\a\b\f\v\\\'\"\0\x41\101\u0041\U00000041\N{LATIN SMALL LETTER A}'
'\d\8\9\
'
'\777'
b'\777'
'\ud800'
'\udc00\ud800'
'\ud83d\ude00'
b'\u0041\N{x}\x41\d'
'\N{BULLET}\N{bullet}\N{LF}\N{NBSP}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}\N{VS17}'
'''a
b\
c'''
'a\
b'
'日本' + 'é'
é = ü.ñ
ﬁ = 1
x.ﬁ(ﬁ=1)
def ﬁ(ﬁ): pass
µ = 1
变量 = 1
a℘ = 1
x·y = 1
"""doc"""
x = (  # comment
    1,  # two

    # three
    2)
x = 1 + \
    2
if x:
	y
	z
if x:
        y
        if z:
          w
if x:
    y
    # comment
  # comment
# comment
    z
class A:
    """doc"""

    x = 1

    def f(self):
        pass
    y = 2
if x: \
    y
if x:
    pass;
lambda x: x,
x = lambda: 1, 2
async_ = 1
print
print(a)
print (a)
print (a), b
print -a
print[a]
print.a
print, a
print in a
print not in a
print is a
print if a else b
print and a
print = 1
print: int
print * a
print == a
exec
exec(a)
exec (a)
exec (a) in b
exec.a
@(yield_)
def f(): pass
x = [  
    1
]   
a; b; c
if 1: a; b
x = """a
b""" ; y = 1
x = y if z else(w)
x = not(y)
x = y or(z)
(yield_)
a<b>c
a<-b
a>-b
a==-b
a**-b
a*-b
x=-1
x=~1
x = a. b
x = a .b
x = a \
    .b
x = (a
     .b
     .c())
assert(x, y)
del(x)
for(x)in(y): pass
while(x): pass
if(x): pass
elif(y): pass
with(x): pass
return_ = (a)
raise(x)
