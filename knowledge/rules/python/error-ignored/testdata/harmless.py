def never(flag):
    try:
        a = 1
    except Exception:  # want error-ignored
        pass
    try:
        a = 1
    except ValueError:
        pass
    return a, flag
