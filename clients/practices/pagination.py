from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """The API's lists: 50 a page unless asked for fewer or more, 200 at most."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
