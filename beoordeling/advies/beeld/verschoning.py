"""What the advice and the letters tell about who judged and who did not: sentences made of the frozen facts (W20, W24).

Pure. Content from before these facts were kept has no `fase`; then nothing is told but that there was an interest.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from beoordeling.advies.beeld.woorden import lees_moment
from beoordeling.belangen.rekenen import Meldfase
from kern.basis.tekst import opsomming
from kern.basis.termijnen import datum_kort
from kern.basis.tijd import lokaal

Gegevens = Mapping[str, Any]  # a piece of the content: plain JSON

MOMENTEN = {
    Meldfase.VOOR_LEZEN: "voordat dit lid de aanvraag kon lezen",
    Meldfase.NA_LEZEN: "nadat dit lid de aanvraag kon lezen",
    Meldfase.NA_SCOREN: "nadat dit lid scores had gegeven",
    Meldfase.NA_OPENEN: "nadat de scores van de aanvraag waren geopend",
    Meldfase.IN_WEGING: "tijdens de weging van het geheel",
    Meldfase.NA_ADVIES: "nadat een eerdere versie van het advies was vastgesteld",
}


def dag(tekst: str | None) -> str:
    """Write the Dutch day of a moment of the content."""
    moment = lees_moment(tekst)
    return datum_kort(lokaal(moment).date()) if moment else ""


def wie_en_functie(lid: Gegevens) -> str:
    """Name someone; the chair as such, and until when for who was replaced."""
    bij = [lid["functie"]] if lid["functie"] == "voorzitter" else []
    if lid.get("tot"):
        bij.append(f"vervangen op {dag(lid['tot'])}")
    return f"{lid['naam']} ({', '.join(bij)})" if bij else str(lid["naam"])


def wanneer_gemeld(v: Gegevens) -> str:
    """Say when an interest was reported and how far the member was then, as part of a sentence."""
    return f"op {dag(v['gemeld_op'])}, {MOMENTEN[Meldfase(v['fase'])]}"


def zin_gemeld(v: Gegevens) -> str:
    """Say that an interest was reported, and when."""
    waarbij = "de hele ronde" if v["over"] == "ronde" else "deze aanvraag"
    return f"Meldde een belang bij {waarbij} {wanneer_gemeld(v)}."


def zin_gezien(v: Gegevens) -> str:
    """Say what the portal had shown to the member before."""
    if not v["toegang_op"]:
        return "Kreeg van deze aanvraag alleen de titel te zien."
    delen = [f"de aanvraag lezen vanaf {dag(v['toegang_op'])}"]
    if v["anderen_op"]:
        delen.append(f"de scores van andere leden zien vanaf {dag(v['anderen_op'])}")
    if v["weging_op"]:
        delen.append(f"de weging volgen vanaf {dag(v['weging_op'])}")
    return f"Kon tot de melding {opsomming(delen)}."


def zin_vervallen(v: Gegevens) -> str:
    """Say what the member had given and that it does not count."""
    if not v["scores"]:
        return "Had geen scores gegeven."
    scores = "1 score" if v["scores"] == 1 else f"{v['scores']} scores"
    hoe = (
        f"definitief op {dag(v['definitief_op'])}" if v["definitief_op"] else "nog niet definitief"
    )
    herzien = f", waarvan {v['herzien']} daarna herzien" if v["herzien"] else ""
    return f"Had {scores} gegeven, {hoe}{herzien}. Die tellen niet mee, ook de redenen niet."


def zin_vastgelegd(v: Gegevens) -> str:
    """Say how often this person had recorded for the committee what it wants with the application."""
    if not v["keuzes"]:
        return ""
    keer = "1 keer" if v["keuzes"] == 1 else f"{v['keuzes']} keer"
    return f"Had in de weging {keer} een keuze of motivering van de commissie vastgelegd."


def verschoningszinnen(v: Gegevens) -> list[str]:
    """Everything that is told about one recusal."""
    if "fase" not in v:
        return [f"Heeft een {v['reden']}."]
    zinnen = [zin_gemeld(v), zin_gezien(v), zin_vervallen(v), zin_vastgelegd(v)]
    return [zin for zin in zinnen if zin]


def verschoningsrijen(verschoningen: Sequence[Gegevens]) -> list[dict[str, Any]]:
    """One row per recusal; an interest in the ronde that is the same for every application is one row."""
    rijen = []
    for (naam, over), groep in groupby(sorted(verschoningen, key=_wie_waarover), _wie_waarover):
        delen = [(v, verschoningszinnen(v)) for v in groep]
        samen = over == "ronde" and len({tuple(zinnen) for _, zinnen in delen}) == 1
        for v, zinnen in delen[:1] if samen else delen:
            wat = "Alle aanvragen in dit advies" if samen else f"{v['nummer']} {v['titel']}"
            rijen.append({"aanvraag": wat, "wie": f"{naam}, {v['functie']}", "zinnen": zinnen})
    return sorted(rijen, key=lambda rij: (rij["aanvraag"], rij["wie"]))


def _wie_waarover(v: Gegevens) -> tuple[str, str]:
    return v["naam"], v.get("over", "")


def zin_beoordeeld(betrokken: Gegevens | None) -> str:
    """Name who judged one application; empty for content from before that was kept."""
    if not betrokken:
        return ""
    namen = [wie_en_functie(lid) for lid in betrokken["beoordeeld"]]
    return f"Beoordeeld door {opsomming(namen)}." if namen else "Door niemand beoordeeld."


def zin_niet_meegedaan(betrokken: Gegevens | None, verschoningen: Iterable[Gegevens]) -> str:
    """Name who did not judge one application, and why."""
    zonder = (betrokken or {}).get("niet_beoordeeld", [])
    namen = [f"{v['naam']} (belang)" for v in verschoningen]
    namen += [f"{lid['naam']} (geen beoordeling)" for lid in zonder]
    return f"Niet meegedaan: {opsomming(namen)}." if namen else ""


def zin_verklaard(inhoud: Gegevens) -> str:
    """Say whether all who have a seat declared about every application in the advice."""
    if "niet_verklaard" not in inhoud:
        return ""
    if not inhoud["niet_verklaard"]:
        return "Alle leden hebben dat voor elke aanvraag in dit advies gemeld."
    delen = [f"{rij['naam']} bij {rij['aantal']}" for rij in inhoud["niet_verklaard"]]
    return f"Nog niet gemeld, en daarom niet te lezen: {opsomming(delen)}."


def zin_vaststeller(vastgesteld: Gegevens) -> str:
    """Name who set the advice down, in which function, and why when it was not the chair (W25)."""
    functie = vastgesteld.get(
        "functie", "voorzitter"
    )  # before that was kept it could be nobody else
    redenen = {
        "voorzitter": "",
        "secretaris": ", omdat ieder lid een belang heeft bij een aanvraag",
    }
    waarom = redenen.get(functie, ", omdat de voorzitter een belang heeft bij een aanvraag")
    return f"{vastgesteld['door']}, {functie}{waarom}"
