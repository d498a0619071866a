"""What failed work offers the house: a task for the beheerder and sentences of the log."""

from collections.abc import Iterator

from django.urls import reverse

from innovatiebudget.werk.queries import mislukt_werk
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from kern.werk.nazicht import logboek_is_verdacht

for code, zin in {
    "probeer_werk_opnieuw": "liet mislukt werk opnieuw proberen",
    "geef_werk_op": "liet mislukt werk rusten",
}.items():
    registreer_logzin(f"innovatiebudget.{code}", zin)


@registers.taken.registreer
def taak_mislukt_werk(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Tell the beheerder that mail or documents failed for good; one query."""
    if onderwerp or not mag(gebruiker, "innovatiebudget.beheer_werk"):
        return
    if aantal := mislukt_werk().count():
        yield Taak(
            titel="Kijk naar werk dat is mislukt",
            uitleg=f"{aantal} keer bleef een e-mail of document steken. Wie erop wacht, weet dat niet.",
            url=reverse("werk"),
        )


@registers.taken.registreer
def taak_logboek_verdacht(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Tell the beheerder that the log was changed behind the portal's back; one query (W65)."""
    if onderwerp or not mag(gebruiker, "innovatiebudget.beheer_werk"):
        return
    if logboek_is_verdacht():
        yield Taak(
            titel="De controle vond verschillen",
            uitleg="Wat is vastgelegd, is buiten het portaal om veranderd. Zoek vandaag uit hoe.",
            url=reverse("logboek_controle"),
        )
