from django.db import models


class PlotQuerySet(models.QuerySet):
    def in_row(self, row):
        return self.extra(where=["row = '%s'" % row])  # want sql-injection

    def beside(self, row):
        return self.extra(where=["row = %s"], params=[row])  # safe: bound

    def behind(self, row):
        return self.extra(where=["row > '%s'" % row])  # want sql-injection


class PlotManager(models.Manager):
    def in_row(self, row):
        return self.raw("select * from plot where row = '%s'" % row)  # want sql-injection


class Plot(models.Model):
    row = models.CharField(max_length=4)
    objects = PlotQuerySet.as_manager()
    others = PlotManager()
