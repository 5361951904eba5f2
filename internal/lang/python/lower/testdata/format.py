# f-strings and t-strings.
def formats(a, w):
    return f"x{a}y", f"{a!r:>{w}}", f"{a=}", f"{{}}{a:x}" "tail", f"{f'{a}'}", "", rf"\d{a}"


def template(a):
    return t"<b>{a}</b>"
