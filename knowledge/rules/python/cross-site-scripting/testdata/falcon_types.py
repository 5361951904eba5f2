"""What type an answer has is set beside its text."""
import html

import falcon


class Page:
    def on_get(self, req, resp):
        resp.content_type = "text/html"
        resp.text = f"<p>{req.get_param('code')}</p>"  # want cross-site-scripting

    def on_put(self, req, resp):
        resp.text = "<p>%s</p>" % req.get_param("code")  # want cross-site-scripting
        resp.content_type = falcon.MEDIA_HTML

    def on_post(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        resp.text = f"<p>{html.escape(req.get_param('code'))}</p>"


class Plain:
    def on_get(self, req, resp):
        resp.content_type = "text/plain"
        resp.text = f"<p>{req.get_param('code')}</p>"


app = falcon.App()
app.add_route("/page", Page())
app.add_route("/plain", Plain())
