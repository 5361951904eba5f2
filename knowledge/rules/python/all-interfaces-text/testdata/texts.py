def listen(serve):
    serve("0.0.0.0")  # want all-interfaces-text
    serve("127.0.0.1")


def shown():
    where = "0.0.0.0"  # want all-interfaces-text
    print(where, "10.0.0.0", "0.0.0.0/0")
