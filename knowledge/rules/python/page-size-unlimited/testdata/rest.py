from rest_framework.pagination import PageNumberPagination


class Standard(PageNumberPagination):
    page_size = 25
    page_size_query_param = "size"
    max_page_size = 200


class Wide(PageNumberPagination):
    page_size = 25
    page_size_query_param = "size"
    max_page_size = None  # want page-size-unlimited


class Open(PageNumberPagination):
    page_size = 25
    page_size_query_param = "size"  # want page-size-unlimited


class Fixed(PageNumberPagination):
    page_size = 25
