"""Names that nothing defines are no constants; those of the language are."""
exec(text)  # want dynamic-code


def run():
    exec(text)  # want dynamic-code
    exec("x = 1")
    exec(compile)
