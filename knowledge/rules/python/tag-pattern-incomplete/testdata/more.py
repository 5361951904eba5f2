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


def marked(text):
    return re.search(r"^<!-- (review:[^ ]+) -->$", text)


def paged(text):
    return re.split(r"<!-- PAGE \d+ -->", text)


def without_comments(text):
    text = re.sub(r"<!--(?P<said>.*?)-->", "", text, flags=re.S)  # want tag-pattern-incomplete
    text = re.sub(r"<!--(?!\[if)[\s\S]*?-->", "", text)  # want tag-pattern-incomplete
    text = re.sub(r"\s*<!--\s*(.|\n)*?\s*-->", "", text)  # want tag-pattern-incomplete
    text = re.sub(r"<!--.{0,400}?-->", "", text, flags=re.S)  # want tag-pattern-incomplete
    return re.sub(r"<!--([^-]|-[^-])*-->", "", text)  # want tag-pattern-incomplete
