"""What was posted, for the first argument of a form."""

from django.http import HttpRequest, QueryDict


def gepost(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, also when that is nothing; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None
