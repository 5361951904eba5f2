import re


def bold(text):
    return re.findall(r"<b>(.*?)</b>", text)


def whole(text):
    return re.sub(r"<script\b[^>]*>[\s\S]*?</script\b[^>]*>", "", text, flags=re.I)


def comments(text):
    return re.sub(r"<!--[\s\S]*?--!?>", "", text)


def data(page):
    return re.search(r'<script[^>]*id="__DATA__"[^>]*>(.*?)</script>', page, re.S)


def linked(page):
    return re.findall(r"<script type=.application/ld\+json.>(.*?)</script>", page)


def without_assignments(page):
    return re.sub(r"<script[^>]*>x = (.*?)</script>", "", page)  # want tag-pattern-incomplete
