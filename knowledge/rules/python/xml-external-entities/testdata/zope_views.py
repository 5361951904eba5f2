# profile: default
from lxml import etree
from Products.Five.browser import BrowserView


class Save(BrowserView):
    def __call__(self):
        source = self.request.form.get("source")
        return etree.fromstring(source)  # want xml-external-entities


class SaveHardened(BrowserView):
    def __call__(self):
        source = self.request.form.get("source")
        parser = etree.XMLParser(resolve_entities=False, remove_pis=True)
        return etree.fromstring(source, parser=parser)
