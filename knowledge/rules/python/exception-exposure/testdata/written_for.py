"""What the classes of a server say for those who read it is no text of an error."""
from tornado import web


class Told(web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        exception = kwargs["exc_info"][1]
        message = ""
        if isinstance(exception, web.HTTPError):
            message = exception.get_message()
        self.write(getattr(exception, "user_message", message))


class Text(web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        exception = kwargs["exc_info"][1]
        self.write(str(exception))  # want exception-exposure


class Original(web.RequestHandler):
    def write_error(self, status_code, **kwargs):
        exception = kwargs["exc_info"][1]
        self.write(getattr(exception, "error_message", ""))  # want exception-exposure
