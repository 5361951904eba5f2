import logging

logger = logging.getLogger(__name__)


class LanguageMiddleware:
    LANGUAGES = ("en", "de", "fr")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = request.GET.get("lang", "en")
        request.language = language if language in self.LANGUAGES else "en"
        response = self.get_response(request)
        response["Content-Language"] = request.language
        return response
