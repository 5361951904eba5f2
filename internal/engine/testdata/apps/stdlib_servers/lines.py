"""A server that understands a few words a line, for machines in the same building."""
import os
import shlex
import smtplib
import socketserver
import subprocess
import xml.dom.pulldom
from xml.etree import ElementTree

STORE = "/var/lib/lines"


class LineHandler(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline().decode("utf-8", "replace").strip()
        command, _, argument = line.partition(" ")
        method = getattr(self, "do_" + command, None)  # safe: only methods that begin with do_
        if method is None:
            self.wfile.write(b"unknown\n")
            return
        if command == "RUN":
            self.do_RUN(argument)
        elif command == "GET":
            self.do_GET(argument)
        elif command == "PUT":
            self.do_PUT(argument)
        elif command == "CALC":
            self.do_CALC(argument)
        elif command == "MAIL":
            self.do_MAIL(argument)

    def do_RUN(self, argument):
        os.system(argument)  # want command-injection
        subprocess.call(["echo", argument])  # safe: no option of echo does harm
        subprocess.call("echo " + shlex.quote(argument), shell=True)  # safe: quoted

    def do_GET(self, argument):
        with open(os.path.join(STORE, argument)) as file:  # want path-traversal
            self.wfile.write(file.read().encode())

    def do_PUT(self, argument):
        name, _, text = argument.partition(" ")
        if not name.isalnum():
            return
        with open(os.path.join(STORE, name), "w") as file:  # safe: letters and figures
            file.write(text)

    def do_CALC(self, argument):
        self.wfile.write(b"%d\n" % eval(argument))  # want eval-injection

    def do_MAIL(self, argument):
        with smtplib.SMTP("localhost") as server:
            server.sendmail("lines@example.com", ["ops@example.com"], "Subject: " + argument + "\n\nhello")  # want mail-header-injection


class DatagramHandler(socketserver.BaseRequestHandler):
    def handle(self):
        data, socket = self.request
        exec(data)  # want code-injection
        socket.sendto(str(len(data)).encode(), self.client_address)  # safe: a number


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("0.0.0.0", 7000), LineHandler) as server:
        server.serve_forever()
