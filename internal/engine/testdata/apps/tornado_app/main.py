import tornado.ioloop
import tornado.web

from handlers import (
    AvatarHandler, CommandHandler, FeedHandler, HomeHandler, LoginHandler, NoteHandler, ReportHandler, SearchHandler,
)


def make_app():
    return tornado.web.Application(
        [
            (r"/", HomeHandler),
            (r"/login", LoginHandler),
            (r"/notes/([0-9]+)", NoteHandler),
            (r"/search", SearchHandler),
            (r"/avatars/(.*)", AvatarHandler),
            (r"/feed", FeedHandler),
            (r"/report/(?P<name>[^/]+)", ReportHandler),
            (r"/command", CommandHandler),
        ],
        template_path="templates",
        xsrf_cookies=True,
    )


if __name__ == "__main__":
    make_app().listen(8888)
    tornado.ioloop.IOLoop.current().start()
