def kept(run):
    run("/var/tmp/app/cache")  # want temporary-path-text


def own(run):
    run("/var/lib/app/cache")


def folder(run):
    run("/tmp")


def relative(run):
    run("tmp/cache")
