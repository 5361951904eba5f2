import requests
from django.contrib.auth import authenticate
from django.db.models import F
from django.http import HttpResponse
from rest_framework import generics, mixins, permissions, status, viewsets
from rest_framework.authtoken.models import Token
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAdminUser, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Bill, Client, Line
from .serializers import BillSerializer, ClientCard, ClientSerializer, LineSerializer, ProfileSerializer, SafeProfileSerializer


class IsBillOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.client_id == request.user.id


class BillViewSet(viewsets.ModelViewSet):
    queryset = Bill.objects.all()  # want object-of-other-user
    serializer_class = BillSerializer
    permission_classes = [IsAuthenticated]

    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        bill = self.get_object()
        bill.approved = True  # want missing-authorization
        bill.save()
        return Response({"approved": True})


class MyBillViewSet(viewsets.ModelViewSet):
    serializer_class = BillSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Bill.objects.filter(client=self.request.user)

    @action(detail=True, methods=["get"])
    def pdf(self, request, pk=None):
        bill = Bill.objects.get(pk=pk)  # want object-of-other-user
        return HttpResponse(open("/srv/bills/" + bill.pdf, "rb"), content_type="application/pdf")

    @action(detail=True, methods=["post"], permission_classes=[IsAdminUser])
    def approve(self, request, pk=None):
        bill = self.get_object()
        bill.approved = True
        bill.save()
        return Response({"approved": True})


class GuardedBills(viewsets.ReadOnlyModelViewSet):
    queryset = Bill.objects.all()
    serializer_class = BillSerializer
    permission_classes = [IsAuthenticated, IsBillOwner]

    def list(self, request):
        mine = self.queryset.filter(client=request.user)
        return Response(self.get_serializer(mine, many=True).data)


class LineDetail(generics.RetrieveUpdateDestroyAPIView):
    queryset = Line.objects.select_related("bill")  # want object-of-other-user
    serializer_class = LineSerializer
    permission_classes = [IsAuthenticated]


class LineDetailOwn(generics.RetrieveUpdateDestroyAPIView):
    serializer_class = LineSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Line.objects.filter(bill__client=self.request.user)


class Clients(mixins.ListModelMixin, mixins.UpdateModelMixin, viewsets.GenericViewSet):
    queryset = Client.objects.all()
    serializer_class = ClientSerializer
    permission_classes = [AllowAny]  # want missing-authentication


class ClientsForStaff(viewsets.ModelViewSet):
    queryset = Client.objects.all()
    serializer_class = ClientCard
    permission_classes = [IsAdminUser]


class Me(generics.RetrieveUpdateAPIView):
    serializer_class = ProfileSerializer
    permission_classes = [IsAuthenticated]

    def get_object(self):
        return self.request.user


class MeSafe(generics.RetrieveUpdateAPIView):
    serializer_class = SafeProfileSerializer
    permission_classes = [IsAuthenticated]

    def get_object(self):
        return self.request.user


class ObtainToken(APIView):
    permission_classes = [AllowAny]
    authentication_classes = []

    def post(self, request):  # want attempts-unlimited
        user = authenticate(username=request.data["username"], password=request.data["password"])
        if not user:
            return Response({"detail": "no"}, status=status.HTTP_401_UNAUTHORIZED)
        token, _ = Token.objects.get_or_create(user=user)
        return Response({"token": token.key})


class ObtainTokenSlowly(APIView):
    permission_classes = [AllowAny]
    throttle_scope = "login"

    def post(self, request):
        user = authenticate(username=request.data["username"], password=request.data["password"])
        if not user:
            return Response({"detail": "no"}, status=status.HTTP_401_UNAUTHORIZED)
        return Response({"token": Token.objects.get_or_create(user=user)[0].key})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def pay(request, pk):
    bill = Bill.objects.get(pk=pk, client=request.user)
    client = request.user
    if client.balance >= bill.total:
        client.balance -= bill.total  # want check-then-act
        client.save()
        bill.paid = True
        bill.save()
    return Response({"paid": bill.paid})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def pay_once(request, pk):
    bill = Bill.objects.get(pk=pk, client=request.user)
    done = Client.objects.filter(pk=request.user.pk, balance__gte=bill.total).update(balance=F("balance") - bill.total)
    if done:
        Bill.objects.filter(pk=bill.pk).update(paid=True)
    return Response({"paid": bool(done)})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def order(request):
    bill = Bill.objects.create(client=request.user, number="draft", total=request.data["total"])  # want negative-amount-accepted
    return Response({"id": bill.id})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def add_line(request, pk):
    bill = Bill.objects.get(pk=pk, client=request.user)
    quantity = int(request.data["quantity"])
    price = Line.objects.filter(what=request.data["what"]).values_list("price", flat=True).first()
    bill.total += price * quantity  # want negative-amount-accepted
    bill.save()
    return Response({"total": bill.total})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def add_line_checked(request, pk):
    bill = Bill.objects.get(pk=pk, client=request.user)
    quantity = int(request.data["quantity"])
    if not 1 <= quantity <= 100:
        return Response(status=400)
    price = Line.objects.filter(what=request.data["what"]).values_list("price", flat=True).first()
    Bill.objects.filter(pk=bill.pk).update(total=F("total") + price * quantity)
    return Response(status=204)


@api_view(["POST"])
def webhook(request):  # want missing-authentication
    bill = Bill.objects.get(number=request.data["reference"])
    bill.paid = True  # want workflow-step-skipped
    bill.save()
    return Response(status=204)


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def logo(request):
    image = requests.get(request.data["logo_url"], timeout=5)  # want server-side-request-forgery
    return HttpResponse(image.content, content_type=image.headers["content-type"])  # want cross-site-scripting


@api_view(["GET"])
@permission_classes([IsAuthenticated])
def bills_of(request):
    rows = Bill.objects.raw("select * from bills_bill where client_id = %d and number like '%s%%'" % (request.user.id, request.query_params["q"]))  # want sql-injection
    return Response([b.number for b in rows])


@api_view(["GET"])
@permission_classes([IsAuthenticated])
def bills_of_safe(request):
    rows = Bill.objects.raw("select * from bills_bill where client_id = %s and number like %s", [request.user.id, request.query_params["q"] + "%"])
    return Response([b.number for b in rows])
