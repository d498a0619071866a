"""Which letters wait to be made, sent or read, and their documents (W30, W60)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.besluiten.queries.projecten import te_beschikken
from besluitvorming.verdeling.models import Aandeel
from kern.documenten.models import Document
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def te_versturen(advies: Advies) -> QuerySet[Beschikking]:
    """Return the letters on this advice that were made and not sent, with what a list shows."""
    brieven = Beschikking.objects.te_versturen().filter(advies=advies)
    return brieven.select_related("aanvraag__ronde", "aanvraag__penvoerder")


def brieven_per_ronde() -> dict[Ronde, tuple[int, int]]:
    """Return per ronde how many letters are to be made, and to be sent; three queries."""
    te_maken = _per_ronde(te_beschikken().values_list("ronde"))
    klaar = Beschikking.objects.te_versturen().values_list("aanvraag__ronde")
    te_sturen = _per_ronde(klaar)
    ids = {*te_maken, *te_sturen}
    rondes = Ronde.objects.filter(pk__in=ids) if ids else Ronde.objects.none()
    return {r: (te_maken.get(r.pk, 0), te_sturen.get(r.pk, 0)) for r in rondes}


def _per_ronde(rijen: QuerySet[Any, tuple[int]]) -> dict[int, int]:
    return dict(rijen.order_by().annotate(aantal=Count("pk")))


def eigen_bij_colleges(gebruiker: Wie, alleen: int | None = None) -> QuerySet[Aanvraag]:
    """Own applications with the colleges, with ronde and letter; `alleen`: only this one."""
    eigen = Aanvraag.objects.van_aanbieder(gebruiker)
    if alleen is not None:
        eigen = eigen.filter(pk=alleen)
    bij_colleges = eigen.filter(pk__in=Aandeel.objects.geldend().values("aanvraag"))
    return bij_colleges.select_related("ronde", "beschikking").defer("beschikking__inhoud")


def briefdocumenten(ids: Iterable[int]) -> dict[int, Document]:
    """The newest letter as a document, per application; one query."""
    rijen = Document.objects.filter(
        soort=DOCUMENTSOORT,
        onderwerp_type="aanvragen.aanvraag",
        onderwerp_id__in=[str(i) for i in ids],
    )
    return {int(d.onderwerp_id): d for d in rijen.order_by("versie")}
