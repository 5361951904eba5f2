# threat-model: library
import subprocess


class StrangeHost(Exception):
    pass


def run_command(host, command, username=None, port=None):
    args = ["ssh", "-x"]
    if port is not None:
        args.extend(["-p", str(port)])
    if username is not None:
        host = "%s@%s" % (username, host)
    if host.startswith("-"):
        raise StrangeHost(host)
    args.append(host)
    return subprocess.Popen(args + [command])


def unchecked(host, command):
    return subprocess.Popen(["ssh", "-x", host] + [command])  # want argument-injection
