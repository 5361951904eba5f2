# threat-model: library remote
class Parser:
    max_file_size = 1024

    def __init__(self, stream):
        self.stream = stream
        self.size = self.max_file_size
        self.messages = []

    def on_part_begin(self):
        self.messages.append((1, b""))  # want parts-unlimited

    def on_part_data(self, data, start, end):
        self.messages.append((2, data[start:end]))

    def on_part_end(self):
        self.messages.append((3, b""))


class BoundedParser:
    def __init__(self, stream, max_parts=1000):
        self.stream = stream
        self.max_parts = max_parts
        self.messages = []

    def on_part_begin(self):
        if len(self.messages) >= self.max_parts:
            raise ValueError("too many")
        self.messages.append((1, b""))

    def on_part_data(self, data, start, end):
        self.messages.append((2, data[start:end]))

    def on_part_end(self):
        self.messages.append((3, b""))


def parse_multipart_form(body, boundary):
    fields = {}
    for part in body.split(boundary)[1:-1]:
        name, _, value = part.partition(b"=")
        fields[name] = value  # want parts-unlimited
    return fields


def parse_multipart_body(body, boundary, limit=1000):
    fields = {}
    for part in body.split(boundary, limit)[1:-1]:
        name, _, value = part.partition(b"=")
        fields[name] = value
    return fields
