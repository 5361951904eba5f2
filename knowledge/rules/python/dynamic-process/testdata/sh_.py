import sh


def found(name):
    return sh.grep("-l " + name, "/etc")  # want dynamic-process


def copied(source, target):
    sh.cp(source, target)  # want dynamic-process


def constant():
    return sh.ls("-l", "/srv")


def piped():
    return sh.wc(sh.ls("-1"), "-l")


class Own:
    def grep(self, text):
        return text


def own(tool: Own, text):
    return tool.grep(text)
