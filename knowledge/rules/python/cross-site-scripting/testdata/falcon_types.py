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


class Again:
    def on_get(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        if not req.get_param("code"):
            resp.status = falcon.HTTP_404
            return
        resp.content_type = falcon.MEDIA_TEXT
        resp.text = f"code: {req.get_param('code')}"

    def on_put(self, req, resp):
        resp.content_type = falcon.MEDIA_TEXT
        resp.content_type = falcon.MEDIA_HTML
        resp.text = f"<p>{req.get_param('code')}</p>"  # want cross-site-scripting

    def on_post(self, req, resp):
        resp.content_type = falcon.MEDIA_HTML
        if req.get_param("plain"):
            resp.content_type = falcon.MEDIA_TEXT
        resp.text = f"<p>{req.get_param('code')}</p>"  # want cross-site-scripting


app = falcon.App()
app.add_route("/again", Again())
app.add_route("/page", Page())
app.add_route("/plain", Plain())
