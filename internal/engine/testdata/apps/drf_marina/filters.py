import django_filters
from django.contrib import admin
from rest_framework import filters

from .models import Berth


class PierFilter(filters.BaseFilterBackend):
    def filter_queryset(self, request, berths, view):
        pier = request.query_params.get("pier")
        return berths.extra(where=["pier = '%s'" % pier])  # want sql-injection


class NameFilter(filters.SearchFilter):
    def filter_queryset(self, request, berths, view):
        return berths.extra(where=["name = %s"], params=[request.query_params.get("name")])  # safe: a parameter


class BerthFilterSet(django_filters.FilterSet):
    near = django_filters.CharFilter(method="filter_near")
    like = django_filters.CharFilter(method="filter_like")

    class Meta:
        model = Berth
        fields = ["pier"]

    def filter_near(self, queryset, name, value):
        return queryset.extra(select={"distance": "near('%s')" % value})  # want sql-injection

    def filter_like(self, queryset, name, value):
        return queryset.filter(name__icontains=value)  # safe: the ORM's


@admin.register(Berth)
class BerthAdmin(admin.ModelAdmin):
    def get_search_results(self, request, queryset, term):
        return queryset.extra(where=["name LIKE '" + term + "%%'"]), False  # want sql-injection
