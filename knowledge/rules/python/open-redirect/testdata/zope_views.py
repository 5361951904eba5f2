# profile: default
"""Views of Zope and Plone: what the request is asked for, and the tool that knows the portal's own addresses."""
from Products.CMFCore.utils import getToolByName
from Products.Five.browser import BrowserView


class Back(BrowserView):
    def __call__(self):
        return self.request.response.redirect(self.request.form["came_from"])  # want open-redirect


class BackByKey(BrowserView):
    def __call__(self):
        return self.request.response.redirect(self.request.get("came_from"))  # want open-redirect


class BackInPortal(BrowserView):
    def __call__(self):
        url = self.request.form.get("url")
        urltool = getToolByName(self.context, "portal_url")
        if not urltool.isURLInPortal(url):
            url = self.context.absolute_url()
        return self.request.response.redirect(url)


class Here(BrowserView):
    def __call__(self):
        return self.request.response.redirect(self.request["ACTUAL_URL"])


class Folder:
    def manage_go(self, REQUEST):
        """Goes on."""
        REQUEST.RESPONSE.redirect(REQUEST.form["next"])  # want open-redirect

    def manage_stay(self, REQUEST):
        """Stays here."""
        REQUEST.RESPONSE.redirect(self.absolute_url() + "/manage_main")
