"""A loop with many ways back, in which what is given back is among its own parts."""
from flask import Flask, session

app = Flask(__name__)


def pick(rows, wanted):
    found = None
    for row in rows:
        if row[0] == wanted:
            continue
        if row[1] == wanted:
            continue
        if row[2] == wanted:
            continue
        if row[3] == wanted:
            continue
        if row[4] == wanted:
            continue
        if row[5] == wanted:
            continue
        if row[6] == wanted:
            continue
        if row[7] == wanted:
            continue
        if row[8] == wanted:
            continue
        if row[9] == wanted:
            continue
        if row[10] == wanted:
            continue
        if row[11] == wanted:
            continue
        if row[12] == wanted:
            continue
        if row[13] == wanted:
            continue
        if row[14] == wanted:
            continue
        if row[15] == wanted:
            continue
        if row[16] == wanted:
            continue
        if row[17] == wanted:
            continue
        if row[18] == wanted:
            continue
        if row[19] == wanted:
            continue
        if row[20] == wanted:
            continue
        if row[21] == wanted:
            continue
        if row[22] == wanted:
            continue
        if row[23] == wanted:
            continue
        found = row
    return found


@app.get("/mine")
def mine():
    return str(pick([], session["user"]))
