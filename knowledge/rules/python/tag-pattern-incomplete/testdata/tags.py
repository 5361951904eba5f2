import re

SCRIPT = re.compile(r"<script.*?>.*?</script>", re.I)  # want tag-pattern-incomplete
ENDS = re.compile(r"<script[^>]*>[\s\S]*?</script[^>]*>", re.I)
CASE = re.compile(r"<script[^>]*>[\s\S]*?</script[^>]*>")  # want tag-pattern-incomplete
COMMENT = re.compile(r"<!--.*?-->", re.S)  # want tag-pattern-incomplete
WHOLE = re.compile(r"<!--.*?--!?>", re.S)
BOLD = re.compile(r"<b>.*?</b>")


def stripped(text):
    return re.sub("<script[^>]*>.*?</script>", "", text, flags=re.I)  # want tag-pattern-incomplete
