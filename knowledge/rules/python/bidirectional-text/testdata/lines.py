def check(level):
    if level != "user‮ ⁦# admins only⁩ ⁦":  # want bidirectional-text
        return True
    return False


def comment(user):
    # ‮ etirw yam nimda  # want bidirectional-text
    return user


def isolate(text):
    return "⁦" + text  # want bidirectional-text


def escaped(text):
    return "\\u2066" + text + "\\u2069"


def hebrew():
    return "שלום"


def arabic():
    return "مرحبا"


def accents():
    return "naïve café"


def hidden(text):
    return any(c in text for c in (
        "‪",
        "‮⁦",
    )) or re.search(
        "[​‪-‮⁠-⁩]"
    )
