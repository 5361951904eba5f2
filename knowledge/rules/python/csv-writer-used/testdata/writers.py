import csv
import io


def write(out):
    csv.DictWriter(out, ["a"])  # want csv-writer-used
    return csv.writer(out)  # want csv-writer-used


def read(text):
    return csv.reader(io.StringIO(text))
