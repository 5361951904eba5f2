# threat-model: library
import html


def error_answer(status, message):
    page = "<html><head><title>%d</title></head>\n<body>%s</body></html>"
    body = page % (status, message)  # want cross-site-scripting
    return Answer(status, {"Content-Type": "text/html"}, body.encode())


def escaped_answer(status, message):
    body = "<html><body>%d: %s</body></html>" % (status, html.escape(message))
    return Answer(status, {"Content-Type": "text/html"}, body.encode())


def page_answer(status, body):
    return Answer(status, {"Content-Type": "text/html"}, "<html><body>" + body + "</body></html>")


def text_answer(status, message):
    return Answer(status, {"Content-Type": "text/plain"}, "<html> of %s" % message)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
