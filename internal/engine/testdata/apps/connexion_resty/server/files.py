import os


def upload(title, upfile=None):
    os.makedirs(os.path.join("/srv/files", title))  # want path-traversal
