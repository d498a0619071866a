"""Fetch an application for a page; what someone may not see does not exist (W62)."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from aanvragen.models import Aanvraag, Aanvraagversie
from kern.onderdelen import Kruimel
from kern.rechten import eis


def zichtbaar(request: HttpRequest, pk: int, perm: str | None = None) -> Aanvraag:
    """Return an application this person may see and, with `perm`, act on; else 404."""
    aanvragen = Aanvraag.objects.zichtbaar_voor(request.user)
    aanvraag = get_object_or_404(aanvragen.select_related("ronde", "penvoerder"), pk=pk)
    if perm:
        eis(request.user, perm, aanvraag)
    return aanvraag


def versie(aanvraag: Aanvraag, nummer: int | None = None) -> Aanvraagversie:
    """Return a received version, the newest unless told; 404 when there is none."""
    versies = aanvraag.versies.select_related("ingediend_door").order_by("-nummer")
    if nummer is not None:
        versies = versies.filter(nummer=nummer)
    if (gevonden := versies.first()) is None:
        raise Http404
    return gevonden


def kruimels(aanvraag: Aanvraag, *laatste: str, lid: bool = True) -> list[Kruimel]:
    """Return the breadcrumbs of a page about an application."""
    eerste = (
        Kruimel("Mijn aanvragen", reverse("aanvragen:mijn"))
        if lid
        else Kruimel("Aanvragen", reverse("aanvragen:werklijst"))
    )
    if not laatste:
        return [eerste, Kruimel(str(aanvraag))]
    return [eerste, Kruimel(str(aanvraag), aanvraag.get_absolute_url()), Kruimel(laatste[0])]
