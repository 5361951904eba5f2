from django import template
from django.utils.html import format_html, html_safe

register = template.Library()


@register.filter(is_safe=True)  # want markup-trusted-by-type
def shown(value):
    return value


@register.filter
def other(value):
    return format_html("<b>{}</b>", value)


@html_safe  # want markup-trusted-by-type
class Badge:
    def __str__(self):
        return "<b>new</b>"
