"""From the weighing and the advice to the parts of the look (kern.onderdelen)."""

from decimal import Decimal
from typing import Any

from beoordeling import rollen, weging
from beoordeling.belangen import Verschoningen
from beoordeling.documents import context as documentcontext
from beoordeling.models import Advies
from beoordeling.vergelijking import Vergelijking
from beoordeling.weging_beeld import Rij, Weegbeeld
from kern.onderdelen import Blok, Doelgroepstaaf, Lat, Stip, Stippenrij, Tegel


def delen(beeld: Weegbeeld) -> dict[str, Any]:
    """The bar, the meters and the map of a weighing, for this viewer."""
    return {
        "lat": lat(beeld),
        "uitleg": ""
        if beeld.verschoond
        else "Elk blokje is een project, het hoogste cijfer staat links.",
        "doelgroepen": [
            Doelgroepstaaf(d.code, d.titel, d.bedrag, d.twijfel) for d in beeld.stand.doelgroepen
        ],
        "tegels": [
            Tegel(g.titel, g.kolom, g.rij, g.aantal, g.afgerond) for g in beeld.stand.gemeenten
        ],
    }


def lat(beeld: Weegbeeld) -> Lat:
    """A block per project; one block for all when a recusal would show through otherwise (W20)."""
    plafond = beeld.geheel.plafond
    if beeld.verschoond:
        verdeeld = beeld.geheel.verdeeld
        return Lat(plafond, [Blok("Alles wat in het advies staat", verdeeld)] if verdeeld else [])
    return Lat(
        plafond,
        [_blok(rij) for rij in beeld.blokken(weging.IN)],
        [_blok(rij) for rij in beeld.blokken(weging.TWIJFEL)],
    )


def _blok(rij: Rij) -> Blok:
    return Blok(rij.aanvraag.titel, rij.bedrag, gewijzigd=rij.net_gewijzigd)


def stippenrijen(vergelijking: Vergelijking) -> list[Stippenrij]:
    """The scores of the members as dots, one row per criterion."""
    return [
        Stippenrij(
            naam=str(rij.criterium),
            stippen=[
                Stip(
                    lid.zetel.gebruiker.naam,
                    lid.geldig.waarde,
                    lid.eerst.waarde if lid.herzien else None,
                )
                for lid in rij.leden
            ],
            gemiddelde=rij.cijfer.gemiddelde if rij.cijfer else None,
            let_op=bool(rij.cijfer and rij.cijfer.bespreken),
        )
        for rij in vergelijking.criteria
    ]


def adviescontext(advies: Advies, gebruiker: Any) -> dict[str, Any]:
    """The frozen content as parts; a recused member gets titles only of what the recusal is about (W20)."""
    context = documentcontext(advies.inhoud, advies.sha256)
    verborgen = _verborgen(advies, gebruiker)
    geld = context["geld"]
    zichtbaar = [p for p in context["projecten"] if p["nummer"] not in verborgen]
    binnen = [p for p in zichtbaar if p["uitkomst"] != "afwijzen"]
    for project in zichtbaar:
        project["gemeentenamen"] = [deel["naam"] for deel in project["gemeenten"]]
    return context | {
        "binnen": binnen,
        "buiten": [p for p in zichtbaar if p["uitkomst"] == "afwijzen"],
        "verborgen": [p["titel"] for p in context["projecten"] if p["nummer"] in verborgen],
        "lat": _lat_van_advies(binnen, geld, bool(verborgen)),
        "doelgroepen": [
            Doelgroepstaaf(d["code"], d["titel"], Decimal(d["bedrag"]), aantal=d["aantal"])
            for d in advies.inhoud["doelgroepen"]
        ],
        "tegels": [
            Tegel(g["titel"], g["kolom"], g["rij"], g["aantal"], round(Decimal(g["bedrag"])))
            for g in advies.inhoud["gemeenten"]
        ],
        "meters": not verborgen,
    }


def _lat_van_advies(binnen: list[dict[str, Any]], geld: dict[str, Any], een_blok: bool) -> Lat:
    if een_blok:
        return Lat(Decimal(geld["plafond"]), [Blok("Alles", Decimal(geld["toegekend"]))])
    return Lat(Decimal(geld["plafond"]), [Blok(p["titel"], Decimal(p["bedrag"])) for p in binnen])


def _verborgen(advies: Advies, gebruiker: Any) -> set[str]:
    """Numbers of the applications this member of the committee may know by title only."""
    zetel = rollen.zetel_van(gebruiker, advies.ronde)
    if zetel is None or not zetel.scoort:
        return set()
    verschoond = Verschoningen(advies.ronde)
    rijen = advies.regels.values_list("aanvraag_id", "aanvraag__nummer")
    return {nummer for pk, nummer in rijen if verschoond.geldt(zetel.pk, pk)}
