from django.urls import include, path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("bills", views.BillViewSet)
router.register("my-bills", views.MyBillViewSet, basename="mine")
router.register("guarded", views.GuardedBills, basename="guarded")
router.register("clients", views.Clients)
router.register("staff/clients", views.ClientsForStaff)

urlpatterns = [
    path("", include(router.urls)),
    path("lines/<int:pk>/", views.LineDetail.as_view()),
    path("my-lines/<int:pk>/", views.LineDetailOwn.as_view()),
    path("me/", views.Me.as_view()),
    path("me-safe/", views.MeSafe.as_view()),
    path("token/", views.ObtainToken.as_view()),
    path("token-slow/", views.ObtainTokenSlowly.as_view()),
    path("bills/<int:pk>/pay/", views.pay),
    path("bills/<int:pk>/pay-once/", views.pay_once),
    path("order/", views.order),
    path("bills/<int:pk>/lines/", views.add_line),
    path("bills/<int:pk>/lines-checked/", views.add_line_checked),
    path("hooks/payment/", views.webhook),
    path("logo/", views.logo),
    path("find/", views.bills_of),
    path("find-safe/", views.bills_of_safe),
]
