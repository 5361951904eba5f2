# threat-model: library
"""Commands of callers, with a value filled in at a placeholder: whoever chooses the command does not choose the value."""
import shlex
import subprocess


class Driver:
    def __init__(self, command):
        self.command = command

    def merge(self, ours, path):
        command = self.command.replace("%A", ours)
        if path:
            command = command.replace("%P", path)
        subprocess.run(command, shell=True)  # want command-injection

    def merge_quoted(self, path):
        command = self.command.replace("%P", shlex.quote(path))
        subprocess.run(command, shell=True)

    def run(self):
        subprocess.run(self.command, shell=True)


def view(command, path):
    subprocess.run(command.replace("{path}", path), shell=True)  # want command-injection


def view_quoted(command, path):
    subprocess.run(command.replace("{path}", shlex.quote(path)), shell=True)


def with_spaces(command, space):
    subprocess.run(command.replace("\t", space), shell=True)
