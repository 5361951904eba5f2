def read(name):
    with open("/srv/pets/" + name) as f:  # want path-traversal
        return f.read()
