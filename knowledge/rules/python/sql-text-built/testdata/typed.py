import sys

from elsewhere import run


def typed():
    name = input()
    run("SELECT a FROM b WHERE name = '" + name + "'")  # want sql-text-built
    run("SELECT a FROM b WHERE name = '" + sys.argv[1] + "'")  # want sql-text-built
    run("SELECT a FROM b WHERE number = %d" % int(input()))
    run(f"WITH c AS (SELECT a FROM b) SELECT a FROM c WHERE name = '{name}'")  # want sql-text-built
    run(f"With luck, {name} is found")
