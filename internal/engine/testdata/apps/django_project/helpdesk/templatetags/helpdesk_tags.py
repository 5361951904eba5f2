from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def emphasise(value):
    return mark_safe("<em>" + escape(value) + "</em>")  # safe: escaped
