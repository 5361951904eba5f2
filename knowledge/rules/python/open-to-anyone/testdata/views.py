from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.views import APIView

REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"]}  # want views-open-by-default


class Open(APIView):
    permission_classes = [AllowAny]  # want open-to-anyone

    def post(self, request):
        return None


class Empty(APIView):
    authentication_classes = []  # want open-to-anyone

    def post(self, request):
        return None


class Closed(APIView):
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return None


@api_view(["POST"])
@permission_classes([AllowAny])  # want open-to-anyone
def create(request):
    return None


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def create_known(request):
    return None


@api_view(["GET"])
def show(request):
    return None


def defaults():
    return {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}


def nothing():
    return AllowAny
