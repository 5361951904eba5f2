from django.contrib.auth.models import User
from django.db import connection, models
from django.utils.html import format_html
from django.utils.safestring import mark_safe


class TicketQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed=False)

    def with_words(self, words):
        return self.extra(where=["subject LIKE '%%%s%%'" % words])  # want sql-injection

    def with_words_bound(self, words):
        return self.extra(where=["subject LIKE %s"], params=[f"%{words}%"])  # safe: params


class TicketManager(models.Manager):
    def get_queryset(self):
        return TicketQuerySet(self.model, using=self._db)

    def in_year(self, year):
        return self.raw("SELECT * FROM helpdesk_ticket WHERE extract(year from created) = %s" % year)  # safe: 4 figures

    def tagged(self, tag):
        return self.raw(f"SELECT * FROM helpdesk_ticket WHERE tag = '{tag}'")  # want sql-injection

    def tagged_bound(self, tag):
        return self.raw("SELECT * FROM helpdesk_ticket WHERE tag = %s", [tag])  # safe: params


class Ticket(models.Model):
    subject = models.CharField(max_length=200)
    text = models.TextField()
    tag = models.CharField(max_length=40)
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    closed = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    objects = TicketManager()

    class Meta:
        ordering = ["-created"]

    def __str__(self):
        return self.subject

    def badge(self, colour):
        return format_html('<b style="color: {}">{}</b>', colour, self.subject)  # safe: format_html escapes

    @staticmethod
    def raw_badge(colour, text):
        return mark_safe("<b style='color: " + colour + "'>" + text + "</b>")  # want cross-site-scripting


class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    signature = models.TextField(blank=True)
    credit = models.IntegerField(default=0)


def totals(column):
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + column + ", count(*) FROM helpdesk_ticket GROUP BY 1")  # want sql-injection
        return cursor.fetchall()


def totals_of(owner):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tag, count(*) FROM helpdesk_ticket WHERE owner_id = %s GROUP BY 1", [owner])  # safe: params
        return cursor.fetchall()
