from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_required
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.http import Http404, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import Context, Template
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import CreateView, DetailView, ListView, UpdateView, View

from helpdesk.forms import ProfileForm, SearchForm, TicketForm
from helpdesk.models import Profile, Ticket, totals, totals_of


def index(request):
    return render(request, "helpdesk/index.html", {"hint": request.GET.get("hint", "")})


@login_required
def search(request):
    form = SearchForm(request.GET)
    if not form.is_valid():
        return HttpResponseBadRequest("wrong search")
    words = form.cleaned_data["words"]
    tickets = Ticket.objects.get_queryset().with_words(words)
    if "bound" in request.GET:
        tickets = Ticket.objects.get_queryset().with_words_bound(words)
    tickets = tickets.order_by(form.cleaned_data["order"] or "created")  # safe: names of columns are checked
    return render(request, "helpdesk/tickets.html", {"tickets": tickets, "words": words})


class TicketList(ListView):
    model = Ticket
    template_name = "helpdesk/tickets.html"
    paginate_by = 25

    def get_queryset(self):
        tickets = Ticket.objects.filter(owner=self.request.user)
        tag = self.request.GET.get("tag")
        if tag:
            tickets = tickets.filter(tag__icontains=tag)  # safe: bound value
        state = self.request.GET.get("state", "open")
        return tickets.extra(where=["state = '" + state + "'"])  # want sql-injection


class TicketDetail(DetailView):
    model = Ticket

    def get(self, request, pk):
        ticket = get_object_or_404(Ticket, pk=pk, owner=request.user)
        colour = request.GET.get("colour", "black")
        badge = Ticket.raw_badge(colour, "ticket")
        return render(request, "helpdesk/ticket.html", {"ticket": ticket, "badge": badge, "safe": ticket.badge(colour)})


class TicketCreate(CreateView):
    model = Ticket
    form_class = TicketForm

    def form_valid(self, form):
        form.instance.owner = self.request.user
        send_mail("New: " + form.cleaned_data["subject"], form.cleaned_data["text"], None, ["help@example.com"])  # safe: Django refuses line breaks
        return super().form_valid(form)

    def get_success_url(self):
        return self.request.POST.get("next", reverse("helpdesk:tickets"))  # want open-redirect


class ProfileUpdate(View):
    def post(self, request):
        profile = get_object_or_404(Profile, user=request.user)
        for key, value in request.POST.items():
            setattr(profile, key, value)  # want attribute-injection
        profile.save()
        return redirect("helpdesk:profile")

    def put(self, request):
        form = ProfileForm(request.POST, instance=get_object_or_404(Profile, user=request.user))
        if form.is_valid():
            form.save()  # safe: the form has one field
        return redirect("helpdesk:profile")


def report(request, column):
    if column in ("tag", "closed"):
        return JsonResponse({"totals": totals(column)})
    return JsonResponse({"totals": totals(column), "own": totals_of(request.user.id)})


def year(request, year):
    tickets = Ticket.objects.in_year(year)
    return HttpResponse("<h1>%s tickets in %s</h1>" % (len(tickets), year))  # safe: four figures


def tag(request, tag):
    tickets = Ticket.objects.tagged_bound(tag) if "bound" in request.GET else Ticket.objects.tagged(tag)
    if not tickets:
        return HttpResponse("<p>Nothing about " + tag + "</p>")  # want cross-site-scripting
    return HttpResponse("<p>%d about %s</p>" % (len(tickets), escape(tag)))  # safe: escaped


def sign_in(request):  # want attempts-unlimited
    if request.method == "POST":
        user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
        if user is not None:
            login(request, user)
            request.session["language"] = request.POST.get("language")
            target = request.GET.get("next", "")
            if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
                return HttpResponseRedirect(target)  # safe: checked
            return redirect("helpdesk:index")
    return render(request, "helpdesk/login.html")


def go(request):
    target = request.GET.get("to")
    if not target:
        raise Http404
    return HttpResponseRedirect(target)  # want open-redirect


@login_required
def message(request):
    body = request.POST.get("body", "")
    if request.POST.get("preview"):
        template = Template("<h1>{{ user }}</h1>" + body)  # want template-injection
        return HttpResponse(template.render(Context({"user": request.user})))
    mail = EmailMessage("News", "<p>" + body + "</p>", to=["all@example.com"])  # safe: plain text
    mail.send()
    other = EmailMultiAlternatives("News", body, to=["all@example.com"])
    other.attach_alternative("<p>" + body + "</p>", "text/html")  # want email-html-injection
    other.send()
    fixed = Template("<h1>{{ user }}</h1>{{ body }}").render(Context({"user": request.user, "body": body}))  # safe: a value
    return HttpResponse(fixed)
