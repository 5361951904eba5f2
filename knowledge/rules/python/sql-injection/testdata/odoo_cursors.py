# profile: default
from odoo import http, models
from odoo.http import request


class Orders(http.Controller):
    @http.route("/orders", type="json", auth="user")
    def orders(self, state="draft", **post):
        request.env.cr.execute("select id from sale_order where state = '%s'" % state)  # want sql-injection
        request.env.cr.execute("select id from sale_order where state = %s", (state,))
        orders = request.env["sale.order"].search([("state", "=", state)])
        request.env["sale.order"].note(post["note"])
        return orders.ids


class Order(models.Model):
    _name = "sale.order"

    def note(self, text):
        self.env.cr.execute("update sale_order set note = %s where id = %s", (text, self.id))
        self._cr.execute("select count(*) from " + self._table)
