import re

from django.db.models import Q
from django.http import HttpResponse
from rest_framework import generics, mixins, status, viewsets
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.parsers import FileUploadParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from . import services
from .models import Book, Loan
from .serializers import BookSerializer, HookSerializer, LoanSerializer

TITLE = re.compile(r"^([a-z]+ ?)*$")  # want regex-backtracking
SIMPLE = re.compile(r"^[a-z ]*$")


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.all()
    serializer_class = BookSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        queryset = super().get_queryset()
        title = self.request.query_params.get("title")
        if title:
            queryset = queryset.filter(Q(title__icontains=title) | Q(isbn=title))  # safe: bound values
        return queryset

    @action(detail=False)
    def available(self, request):
        return Response(services.available(request.query_params.get("shelf")))

    @action(detail=False, methods=["get"])
    def like(self, request):
        return Response(services.available_like(request.query_params.get("shelf", "")))

    @action(detail=True, methods=["post"])
    def borrow(self, request, pk=None):
        book = self.get_object()
        loan = Loan(book=book, reader=request.user)
        for name in request.data:
            setattr(loan, name, request.data[name])  # want attribute-injection
        loan.save()
        return Response(LoanSerializer(loan).data)

    @action(detail=True, methods=["post"])
    def code(self, request, pk=None):
        services.barcode(request.data["isbn"])
        return Response(status=status.HTTP_204_NO_CONTENT)

    def list(self, request, *args, **kwargs):
        title = request.query_params.get("strict", "")
        if "slow" in request.query_params and not TITLE.match(title):
            return Response({"error": "letters only"}, status=400)
        if not SIMPLE.match(title):  # safe: linear
            return Response({"error": "letters only"}, status=400)
        return super().list(request, *args, **kwargs)


class HookView(APIView):
    permission_classes = [IsAuthenticated]

    def post(self, request):
        serializer = HookSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        data = serializer.validated_data
        services.borrowed(data["copies"])  # safe: a number, says the serializer
        services.available_like(data["shelf"])  # safe: a choice
        services.notify_partner(request.data["partner"])
        return Response({"ok": services.notify(data["address"])})


class ReaderList(generics.GenericAPIView):
    directory = services.Directory()

    def get(self, request):
        name = request.GET.get("name", "")
        if "escaped" in request.GET:
            return Response(self.directory.find_escaped(name))
        return Response(self.directory.find(name))


class BackupView(APIView):
    parser_classes = [FileUploadParser]

    def put(self, request, filename):  # want missing-authentication
        state = services.restore(request.data["file"].read())
        return Response({"filename": filename, "entries": len(state)})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def print_test(request):
    try:
        services.printer(request.data["printer"])
    except OSError as e:
        return Response({"error": str(e)}, status=502)  # want exception-exposure
    return Response({"message": "<b>" + request.data["printer"] + "</b>"})  # safe: JSON


@api_view(["GET"])
def page(request):
    title = request.query_params["title"]
    if "json" in request.query_params:
        return HttpResponse('{"title": "%s"}' % title, content_type="application/json")  # safe: not HTML
    return HttpResponse("<title>%s</title>" % title)  # want cross-site-scripting
