from urllib.parse import parse_qs


def application(environ, start_response):
    with open(environ["APP_CONFIG"]) as file:  # what the deployment sets
        config = file.read()
    with open(environ.get("paste.config")) as file:  # what middleware puts there
        more = file.read()
    with open("/srv" + environ["PATH_INFO"], "rb") as file:  # want path-traversal
        body = file.read()
    name = parse_qs(environ.get("QUERY_STRING", ""))["name"][0]
    with open("/srv/" + name, "rb") as file:  # want path-traversal
        body += file.read()
    with open("/srv/" + environ["HTTP_X_NAME"], "rb") as file:  # want path-traversal
        body += file.read()
    start_response("200 OK", [])
    return [body, config, more]
