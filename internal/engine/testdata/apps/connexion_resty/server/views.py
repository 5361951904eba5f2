import os
import subprocess

from flask.views import MethodView


class ReportsView(MethodView):
    def get(self, day, title):
        os.system("report --day " + day)  # safe: digits, says the pattern
        os.system("report --title " + title)  # want command-injection
        return []

    def post(self, report):
        subprocess.run("report --as %s" % report["kind"], shell=True)  # safe: one of a list
        subprocess.run("report --name %s" % report["name"], shell=True)  # want command-injection
        return {}
