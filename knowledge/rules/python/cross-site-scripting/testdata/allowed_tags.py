# threat-model: library
from django.contrib import admin
from django.utils.html import conditional_escape


def highlighted(obj):
    if not obj.deleted:
        return obj.name
    return '<span class="deleted">{0}</span>'.format(obj.name)  # want cross-site-scripting


highlighted.allow_tags = True


def escaped(obj):
    return '<span class="deleted">{0}</span>'.format(conditional_escape(obj.name))


escaped.allow_tags = True


def plain(obj):
    return "<{0}>".format(obj.name)


plain.allow_tags = False


class PageAdmin(admin.ModelAdmin):
    def title(self, obj):
        return "<b>%s</b>" % obj.title  # want cross-site-scripting

    title.allow_tags = True

    def titled(self, obj):
        return "<b>" + obj.pk_number() + "</b>"
