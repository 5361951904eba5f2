import re


def bold(text):
    return re.findall(r"<b>(.*?)</b>", text)


def whole(text):
    return re.sub(r"<script\b[^>]*>[\s\S]*?</script\b[^>]*>", "", text, flags=re.I)


def comments(text):
    return re.sub(r"<!--[\s\S]*?--!?>", "", text)
