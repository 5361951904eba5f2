# profile: default
import subprocess

from odoo import http
from odoo.http import request


class Labels(http.Controller):
    @http.route("/labels/print", type="http", auth="user")
    def print_labels(self, printer=None, **post):
        subprocess.run("lp -d " + printer, shell=True)  # want command-injection
        subprocess.run("lp -n " + post["copies"], shell=True)  # want command-injection
        subprocess.run("lp -o " + request.params["options"], shell=True)  # want command-injection
        subprocess.run(["lp", "-n", str(int(post["copies"]))])
        return request.redirect("/labels")

    @http.route(["/labels/<int:number>", "/labels/<int:number>/again"], type="http", auth="user")
    def again(self, number, **post):
        subprocess.run("lp -i %s -H resume" % int(number), shell=True)
        return request.redirect("/labels")

    @http.route("/labels/<int:number>/hold", type="http", auth="user")
    def hold(self, number, reason="", **post):
        subprocess.run("lp -i %s -H hold" % number, shell=True)
        subprocess.run("logger held: " + reason, shell=True)  # want command-injection
        return request.redirect("/labels")

    def helper(self, printer):
        subprocess.run("lp -d " + printer, shell=True)
