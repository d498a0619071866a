"""What every view uses: errors of services in a form, and one kind of list."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import AccessMixin
from django.db.models import QuerySet
from django.forms.forms import BaseForm
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import ListView

from kern.basis.fouten import Fout
from kern.ui.rekenblad import Bladkolom, als_bestand, gevraagde_vorm


@dataclass
class Afloop:
    """Whether the block under `met_fouten` came to its end; true in a condition if so."""

    gelukt: bool = False
    fout: Fout | None = None

    def __bool__(self) -> bool:
        return self.gelukt


@contextmanager
def met_fouten(request: HttpRequest, form: BaseForm | None = None) -> Iterator[Afloop]:
    """Turn a Fout of a service into an error in the form, or into a message without a form.

    with met_fouten(request, form) as uitkomst:
        services.dien_in(wie=request.user, aanvraag=aanvraag)
    if uitkomst:
        return redirect(...)
    return render(...)
    """
    uitkomst = Afloop()
    try:
        yield uitkomst
        uitkomst.gelukt = True
    except Fout as fout:
        uitkomst.fout = fout
        if form is None:
            messages.error(request, fout.melding)
        else:
            form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)


class Lijst(AccessMixin, ListView):  # type: ignore[type-arg] # Django has no [] here
    """A list: what the user may see, narrowed by `filterset_class`, 25 on a page.

    Set `model` (its manager has `zichtbaar_voor`), `template_name`, and where wanted
    `filterset_class` (django-filter), `ordering` and `openbaar = True` for a public list.
    With `bladkolommen` the same rows come as a file, all of them: `?als=csv` or `?als=xlsx`.
    The template gets `page_obj`, `object_list`, `filter` and `aantal`.
    """

    paginate_by = 25
    page_kwarg = "pagina"
    filterset_class: Any = None
    openbaar = False
    bestandsnaam = "lijst"
    bladkolommen: Sequence[Bladkolom] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask a visitor to log in first, unless the list is public."""
        if not self.openbaar and not request.user.is_authenticated:
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override] # a file may stream
        """Give the page, or all its rows as a file."""
        vorm = gevraagde_vorm(request)
        if vorm and self.bladkolommen:
            rijen = self.bladrijen(self.get_queryset())
            return als_bestand(vorm, self.bestandsnaam, self.bladkolommen, rijen)
        return super().get(request, *args, **kwargs)

    def bladrijen(self, rijen: QuerySet[Any]) -> Iterable[Any]:
        """Return what the columns of the file read, one for a row of the list."""
        return rijen

    def zichtbaar(self) -> QuerySet[Any]:
        """Return the rows this user may see; override to start from another question."""
        model: Any = self.model
        rows: QuerySet[Any] = model._default_manager.zichtbaar_voor(self.request.user)
        return rows

    def get_queryset(self) -> QuerySet[Any]:
        """Return the visible rows, narrowed and ordered."""
        rows = self.zichtbaar()
        if ordering := self.get_ordering():
            rows = rows.order_by(*([ordering] if isinstance(ordering, str) else ordering))
        self.filter = None
        if self.filterset_class:
            self.filter = self.filterset_class(
                self.request.GET or None, queryset=rows, request=self.request
            )
            rows = self.filter.qs
        return rows

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """Answer an impossible page number with a page that exists."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg, 1))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filter and the total number of rows."""
        context = super().get_context_data(**kwargs)
        context["filter"] = self.filter
        context["aantal"] = context["paginator"].count
        return context
