# threat-model: library
import csv


def write(stream, rows):
    writer = csv.writer(stream)
    for row in rows:
        writer.writerow(row)


def write_all(stream, rows):
    csv.writer(stream).writerows(rows)


def write_people(stream, people):
    writer = csv.writer(stream)
    for person in people:
        writer.writerow([person.name + " " + person.family, "seen"])  # want csv-injection


def write_name(stream, name):
    csv.writer(stream).writerow([name + " (new)", "seen"])  # want csv-injection
