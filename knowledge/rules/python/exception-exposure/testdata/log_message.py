import tornado.web


class Errors(tornado.web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        error = kwargs["exc_info"][1]
        reason = getattr(error, "log_message", None)
        self.finish({"error": reason or self._reason})


class Texts(tornado.web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        self.finish({"error": str(kwargs["exc_info"][1])})  # want exception-exposure
