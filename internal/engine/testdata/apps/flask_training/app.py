from flask import Flask, render_template

from challenges import challenges

app = Flask(__name__)
app.register_blueprint(challenges, url_prefix="/challenges")


@app.route("/")
def index():
    return render_template("index.html")


if __name__ == "__main__":
    app.run()
