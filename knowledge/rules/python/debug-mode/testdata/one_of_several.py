# profile: strict
from flask import Flask

app = Flask(__name__)
second = Flask("second")


def serve(kind, port):
    if kind == 1:
        app.run(debug=True)  # want debug-mode
    elif kind == 2:
        app.run("127.0.0.1", 5001, debug=True)  # want debug-mode
    elif kind == 3:
        second.run(port=port, debug=True, threaded=True)  # want debug-mode
    elif kind == 4:
        app.run("127.0.0.1", port, debug=False)
    else:
        second.run(port=port)
