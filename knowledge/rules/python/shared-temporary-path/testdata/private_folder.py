import os
import shutil
import tempfile


def kept(name, text):
    folder = os.path.join(tempfile.gettempdir(), "store_tokens")
    if os.path.exists(folder):
        shutil.rmtree(folder)
    os.mkdir(folder, 0o700)
    path = os.path.join(folder, "tokens.json")
    with open(path, "w") as f:
        f.write(text)


def shared(name, text):
    folder = os.path.join(tempfile.gettempdir(), "store_tokens")
    os.makedirs(folder, exist_ok=True)  # want shared-temporary-path
    path = os.path.join(folder, "tokens.json")
    with open(path, "w") as f:  # want shared-temporary-path
        f.write(text)


def beside(name, text):
    folder = os.path.join(tempfile.gettempdir(), "store_tokens")
    os.mkdir(folder, 0o700)
    with open("/tmp/store_tokens.json", "w") as f:  # want shared-temporary-path
        f.write(text)


class Converter:
    def refresh(self, name, data):
        self.folder = os.path.join("/tmp", "converter")
        os.mkdir(self.folder)
        with open(os.path.join(self.folder, name), "wb") as f:
            f.write(data)

    def where_there_is_none(self, name, data):
        self.folder = os.path.join("/tmp", "converter")
        if not os.path.exists(self.folder):
            os.mkdir(self.folder)
        with open(os.path.join(self.folder, "report.xml"), "wb") as f:  # want shared-temporary-path
            f.write(data)

    def or_taken(self, name, data):
        self.folder = os.path.join("/tmp", "converter")
        try:
            os.mkdir(self.folder)
        except OSError:
            pass
        with open(os.path.join(self.folder, "report.xml"), "wb") as f:  # want shared-temporary-path
            f.write(data)
