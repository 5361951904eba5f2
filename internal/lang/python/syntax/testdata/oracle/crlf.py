if x:
    y = """a
b"""
    z = "a\
b"

# c
f"""{x
}
"""
