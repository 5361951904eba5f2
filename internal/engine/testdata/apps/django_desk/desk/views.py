import logging
import os

from django.contrib.auth import authenticate, get_user_model, login
from django.contrib.auth.decorators import login_required, user_passes_test
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.core.mail import EmailMessage, send_mail
from django.db import connection, transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DeleteView, DetailView, ListView, UpdateView

from .forms import EnclosureForm, NewTicketForm, ReplyForm, TicketForm
from .models import Agent, Enclosure, Reply, Ticket

log = logging.getLogger(__name__)
User = get_user_model()


class FirmScoped:
    def get_queryset(self):
        return super().get_queryset().filter(firm=self.request.user.agent.firm)


class TicketList(LoginRequiredMixin, FirmScoped, ListView):
    model = Ticket


class TicketPage(LoginRequiredMixin, DetailView):
    model = Ticket  # want object-of-other-user
    template_name = "desk/ticket.html"


class ScopedTicketPage(LoginRequiredMixin, FirmScoped, DetailView):
    model = Ticket
    template_name = "desk/ticket.html"


class TicketEdit(LoginRequiredMixin, UpdateView):
    model = Ticket  # want object-of-other-user
    form_class = TicketForm
    success_url = reverse_lazy("tickets")


class TicketEditOwn(LoginRequiredMixin, UserPassesTestMixin, UpdateView):
    model = Ticket
    form_class = NewTicketForm
    success_url = reverse_lazy("tickets")

    def test_func(self):
        return self.get_object().opened_by == self.request.user


class TicketDrop(LoginRequiredMixin, DeleteView):
    model = Ticket  # want object-of-other-user
    success_url = reverse_lazy("tickets")


class TicketNew(LoginRequiredMixin, CreateView):
    model = Ticket
    form_class = NewTicketForm

    def form_valid(self, form):
        form.instance.opened_by = self.request.user
        form.instance.firm = self.request.user.agent.firm
        return super().form_valid(form)


@login_required
def reply_edit(request, pk):
    reply = get_object_or_404(Reply, pk=pk)  # want object-of-other-user
    form = ReplyForm(request.POST or None, instance=reply)
    if form.is_valid():
        form.save()
        return redirect("ticket", reply.ticket_id)
    return render(request, "desk/reply.html", {"form": form})


@login_required
def reply_edit_own(request, pk):
    reply = get_object_or_404(Reply, pk=pk)
    if reply.author != request.user:
        return HttpResponseForbidden()
    form = ReplyForm(request.POST or None, instance=reply)
    if form.is_valid():
        form.save()
        return redirect("ticket", reply.ticket_id)
    return render(request, "desk/reply.html", {"form": form})


@login_required
def ticket_close(request, pk):
    Ticket.objects.filter(pk=pk).update(state="closed")  # want csrf-protection-missing object-of-other-user
    return redirect("tickets")


@login_required
@require_POST
def ticket_reopen(request, pk):
    Ticket.objects.filter(pk=pk, firm=request.user.agent.firm).update(state="new")
    return redirect("tickets")


@csrf_exempt  # want csrf-protection-off
@login_required
def ticket_note(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk, firm=request.user.agent.firm)
    Reply.objects.create(ticket=ticket, author=request.user, text=request.POST["text"])
    return JsonResponse({"ok": True})


class Download(LoginRequiredMixin, View):
    def get(self, request, pk):
        enclosure = get_object_or_404(Enclosure, pk=pk)  # want object-of-other-user
        return FileResponse(enclosure.blob.open("rb"))


class DownloadOwn(LoginRequiredMixin, View):
    def get(self, request, pk):
        enclosure = get_object_or_404(Enclosure, pk=pk, ticket__firm=request.user.agent.firm)
        return FileResponse(enclosure.blob.open("rb"), as_attachment=True)


@login_required
def enclose(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk, firm=request.user.agent.firm)
    form = EnclosureForm(request.POST, request.FILES)
    if form.is_valid():
        up = request.FILES["blob"]
        with open(os.path.join("/srv/desk/media", up.name), "wb") as out:  # Django has reduced the name to its last part
            for chunk in up.chunks():
                out.write(chunk)
    return redirect("ticket", ticket.pk)


def refund(request, pk):  # want missing-authentication
    if request.method == "POST":
        ticket = get_object_or_404(Ticket, pk=pk)
        ticket.refund = request.POST["refund"]
        ticket.save()
    return redirect("ticket", pk)


@user_passes_test(lambda u: u.is_authenticated and u.agent.is_lead)
def refund_lead(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk, firm=request.user.agent.firm)
    ticket.refund = request.POST["refund"]
    ticket.save()
    return redirect("ticket", pk)


@login_required
@require_POST
def promote(request, pk):
    agent = get_object_or_404(Agent, pk=pk)  # want object-of-other-user
    agent.is_lead = True
    agent.save(update_fields=["is_lead"])
    return redirect("agents")


@login_required
@require_POST
def promote_lead(request, pk):
    if not request.user.agent.is_lead:
        raise Http404
    agent = get_object_or_404(Agent, pk=pk, firm=request.user.agent.firm)
    agent.is_lead = True
    agent.save(update_fields=["is_lead"])
    return redirect("agents")


def sign_in(request):  # want attempts-unlimited
    if request.method == "POST":
        name = request.POST["name"]
        user = authenticate(request, username=name, password=request.POST["password"])
        if user is not None:
            login(request, user)
            return redirect(request.GET.get("next", "/"))  # want open-redirect
        log.warning("sign in failed for %s with %s", name, request.POST["password"])  # want log-injection secret-in-log
    return render(request, "desk/sign_in.html")


@login_required
def new_password(request):
    if request.method == "POST":
        request.user.set_password(request.POST["fresh"])  # want password-change-unverified
        request.user.save()
        return redirect("/")
    return render(request, "desk/password.html")


@login_required
def new_password_checked(request):
    if request.method == "POST":
        if not request.user.check_password(request.POST["old"]):
            return HttpResponseForbidden()
        request.user.set_password(request.POST["fresh"])
        request.user.save()
        return redirect("/")
    return render(request, "desk/password.html")


@login_required
def search(request):
    order = request.GET.get("by", "id")
    with connection.cursor() as c:
        c.execute("select id, subject from desk_ticket where firm_id = %s order by " + order, [request.user.agent.firm_id])  # want sql-injection
        rows = c.fetchall()
    return JsonResponse({"rows": rows})


@login_required
def search_safe(request):
    order = {"id": "id", "subject": "subject"}.get(request.GET.get("by"), "id")
    with connection.cursor() as c:
        c.execute(f"select id, subject from desk_ticket where firm_id = %s order by {order}", [request.user.agent.firm_id])
        rows = c.fetchall()
    return JsonResponse({"rows": rows})


@login_required
def find(request):
    filters = {k: v for k, v in request.GET.items()}
    tickets = Ticket.objects.filter(**filters)  # want nosql-injection
    return JsonResponse({"n": tickets.count()})


@login_required
def preview(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk, firm=request.user.agent.firm)
    return render(request, "desk/preview.html", {"body": mark_safe(ticket.body.replace("\n", "<br>"))})  # want stored-cross-site-scripting


@login_required
def forward(request, pk):
    ticket = get_object_or_404(Ticket, pk=pk, firm=request.user.agent.firm)
    mail = EmailMessage(ticket.subject, ticket.body, to=[request.POST["to"]])
    mail.send()
    return redirect("ticket", pk)


def forgot(request):  # want mails-unlimited
    user = User.objects.filter(email=request.POST.get("email")).first()
    if user is None:
        return JsonResponse({"error": "no account with that address"}, status=404)  # want user-names-told
    link = f"https://{request.get_host()}/reset/{user.pk}"  # want recovery-without-proof
    send_mail("Reset", f"Follow {link}", "desk@example.org", [user.email])
    return JsonResponse({"sent": True})


@login_required
def take_seat(request):
    firm = request.user.agent.firm
    if firm.seats > 0:
        firm.seats -= 1  # want check-then-act
        firm.save()
        Agent.objects.create(login=request.user, firm=firm)
    return redirect("/")


@login_required
def take_seat_locked(request):
    with transaction.atomic():
        firm = type(request.user.agent.firm).objects.select_for_update().get(pk=request.user.agent.firm_id)
        if firm.seats > 0:
            firm.seats -= 1
            firm.save()
            Agent.objects.create(login=request.user, firm=firm)
    return redirect("/")


def health(request):
    return HttpResponse("ok")
