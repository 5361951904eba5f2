from bottle import Bottle, request, template

app = Bottle()
RAW = "<h1>{{title}}</h1><p>{{!intro}}</p>"  # want cross-site-scripting
ESCAPED = "<h2>{{title}}</h2><p>{{intro}}</p>"


@app.route("/1")
def raw():
    fields = {"title": "Welcome", "intro": "-"}
    fields.update(request.query)
    return template(RAW, **fields)


@app.route("/2")
def escaped():
    fields = {"title": "Welcome", "intro": "-"}
    fields.update(request.query)
    return template(ESCAPED, **fields)
