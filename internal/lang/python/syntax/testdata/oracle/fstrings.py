# f-strings whose trees and positions are compared with CPython's.
f''
f"" "a"
"a" f""
f"a" f"b"
"a" f"{x}" "b" "c" f"{y}" f"d"
f"{{"
f"}}"
f"{{}}"
f"a{{b}}c{x}d{{"
f"{{{x}}}"
f"{x}{{"
f"{ x }"
f"{x!r}"
f"{x !r}"
f"{x!s:>{width}}"
f"{x:{y}}"
f"{x:{y}{z}}"
f"{x:a{y}b{z!r}c}"
f"{x:}"
f"{x=}"
f"{x = }"
f"{ x = !r}"
f"{x=!s}"
f"{x=:>10}"
f"{x=!r:>10}"
f"{x = :{y = }}"
f"a{x=}b{y=}c"
f"{x,}"
f"{x, y}"
f"{*x, y}"
f"{lambda_}"
f"{(lambda x: x)}"
f"{(x:=5)}"
f"{x:=5}"
f"{a if b else c}"
f"{a == b}"
f"{a != b}"
f"{a >= b!r}"
f"{d['x']}"
f"{d["x"]}"
f"{f"{f"{f"{1}"}"}"}"
f'{f'{f'{1+1}'}'}'
f"{ {1: 2} }"
f"{ {1, 2} }"
f"{[x for x in y]}"
f"{yield_}"
f"{x}" r"\d" f"{y}"
rf"\d{x}\{y}"
fr"\d{x}\w"
f"\{x}"
f"\n{x}\t"
f"\x41\u0041\U00000041\101"
f"\N{BULLET}{x}\N{DIGIT ONE}"
f"\\{x}\\"
f"\"{x}\""
rf"\"{x}"
f"é{x}ü"
f"日本{é}語"
f"""
a
{x}
 b {
  y
 } c
"""
f"""{
x!r
:>{
w}}"""
f'''{x:
 a
}'''
f'''{x
=}'''
f"{
x
}"
f"{
    x  # comment
}"
f'''{
    a  # }
    + b
}'''
f"a\
b{x}\
c"
f"{x:%H:%M:%S}"
f"{x:\n}"
f"{x:\}"
f"{x!r:{y!s}}"
f"{x:{y:{z}}}"
f"{x:{{}}}"
f"{x:{ {1: 2}[1] }}"
f"{x:'}"
f"{x.y.z(1)[2]}"
f"{'a' 'b'}"
f"{'a' f'{b}'}"
f"{x}" f"{y}"
(f"a"
 f"{x}"
 "b")
u"a" f"{x}"
u"a" "b"
"a" u"b"
u"" f"a"
f"a" u"b" "c" f"{x}"
f"{await_}"
async def f():
    f"{await x}"
    f"{[y async for y in z]}"
def g():
    f"{yield}"
    f"{yield x}"
    f"{yield x, y}"
F"{x}"
Rf"{x}"
fR"{x}"
f"{x:{'a'}}"
f"{'\n'.join(x)}"
f"{x:{y}}}}"
f"{not x}"
f"{-x}"
f"{ x  !r}"
f"{x!r :a}" if 0 else 0
f"{x :a}"
f"{x = :a}"
f"{x = !r :^20}"
f"{1}{2}{3}"
f"{1:{2}}{3}"
f"{''}"
f"{""}"
f"{'''
a'''}"
f"{0x1f:x}"
f"{1.:.2f}"
f"{a['b']:c}"
f"{a[b:c]:d}"
f"{(a:=1):d}"
f"{a}}}"
f"{{{{{a}"
f"{3!r:{'a'}b}"
f"""{a:
b}{c}"""
f"{a:b{c}}"
f"{a:{b}c}"
f"{a:{b}{c}d}"
f"{a:{b=}}"
f"{a:x{b=}y}"
f"{a=!r:x{b=!s:z}y}"
f"{#
a}"
f"{a #
}"
f"{a # c
=}"
f"{a
# c
=
# d
}"
f"{a!r
# c
}"
