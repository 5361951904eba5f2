# profile: default
# An environment that a class makes with the options that it is given, on top of its own.
import jinja2
import tornado.web

PAGE = "<h1>Results for {{ term }}</h1>"


class Views:
    def __init__(self, **options):
        self.env = jinja2.Environment(trim_blocks=True, **options)

    def page(self, text, **values):
        return self.env.from_string(text).render(**values)


class Escaped(tornado.web.RequestHandler):
    views = Views(autoescape=True)

    def get(self):
        self.write(self.views.page(PAGE, term=self.get_query_argument("term", "")))
