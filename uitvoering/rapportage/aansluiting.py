"""What progress reports ask of whom now (W60), what happens daily, and their log sentences."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from deelnemers.organisaties.queries import aanbieders_van
from kern.aansluiting.registers import Taak, taken
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_lang
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from kern.werk import rooster
from uitvoering.rapportage.models import Meting, RapportageQuerySet, Voortgangsrapportage
from uitvoering.rapportage.services import herinner

registreer_logzin("uitvoering.bewaar_rapportage", "werkte aan een rapportage")
registreer_logzin("uitvoering.dien_rapportage_in", "diende een rapportage in")
registreer_logzin("uitvoering.accepteer", "accepteerde een rapportage")
registreer_logzin("uitvoering.stuur_terug", "stuurde een rapportage terug met vragen")

rooster.dagelijks.registreer(herinner)


@taken.registreer
def taken_van_aanbieder(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Reports to make; those that were sent in wait for the coördinator."""
    if not aanbieders_van(gebruiker):
        return
    eigen = Voortgangsrapportage.objects.filter(
        project__aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker).order_by()
    )
    rapportages = eigen.over(onderwerp).met_aanvraag()
    for rapportage in rapportages.te_maken():
        yield _maaktaak(rapportage)
    for rapportage in rapportages.te_lezen():
        yield Taak(
            f"De coördinator leest uw {rapportage.naam.lower()}",
            f"Project “{rapportage.project.aanvraag.titel}”.",
            reverse("uitvoering:rapportage", args=[rapportage.pk]),
            wacht_op_anderen=True,
            onderwerp=rapportage.project.aanvraag_id,
        )


def _maaktaak(rapportage: Voortgangsrapportage) -> Taak:
    naam = rapportage.naam.lower()
    terug = rapportage.status == Voortgangsrapportage.Status.TERUGGESTUURD
    titel = rapportage.project.aanvraag.titel
    return Taak(
        f"Beantwoord de vragen bij {naam}" if terug else f"Maak uw {naam}",
        f"Project “{titel}”, uiterlijk {datum_lang(rapportage.uiterlijk)}.",
        reverse("uitvoering:rapportage", args=[rapportage.pk]),
        rapportage.uiterlijk,
        onderwerp=rapportage.project.aanvraag_id,
    )


@taken.registreer
def leestaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Reports that were sent in and that the coördinator has not read."""
    if not mag(gebruiker, "uitvoering.beoordeel_rapportage"):
        return
    for rapportage in Voortgangsrapportage.objects.over(onderwerp).met_aanvraag().te_lezen():
        yield Taak(
            f"Lees de {rapportage.naam.lower()} van {rapportage.project.aanvraag.titel}",
            "Accepteer de rapportage, of stuur haar terug met vragen.",
            reverse("uitvoering:rapportage", args=[rapportage.pk]),
            rapportage.uiterlijk,
            onderwerp=rapportage.project.aanvraag_id,
        )


@taken.registreer
def wachttaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Reports that the coördinator waits for, late and still to come: how many, and the first."""
    if onderwerp or not mag(gebruiker, "uitvoering.beoordeel_rapportage"):
        return
    rapportages = Voortgangsrapportage.objects.met_aanvraag()
    aantal, oudste = _aantal_en_eerste(rapportages.te_laat())
    if oudste:
        yield Taak(
            f"{aantal_van(aantal, 'rapportage is', 'rapportages zijn')} te laat",
            f"De oudste, van “{oudste.project.aanvraag.titel}”, was er uiterlijk "
            f"{datum_lang(oudste.uiterlijk)}. De aanbieder krijgt een herinnering.",
            reverse("uitvoering:lijst"),
            oudste.uiterlijk,
            wacht_op_anderen=True,
        )
    aantal, eerste = _aantal_en_eerste(rapportages.nog_te_komen())
    if eerste:
        yield Taak(
            f"{aantal_van(aantal, 'rapportage moet', 'rapportages moeten')} nog komen",
            f"De eerste is er uiterlijk {datum_lang(eerste.uiterlijk)}.",
            reverse("uitvoering:lijst"),
            eerste.uiterlijk,
            wacht_op_anderen=True,
        )


def _aantal_en_eerste(rapportages: RapportageQuerySet) -> tuple[int, Voortgangsrapportage | None]:
    aantal = rapportages.count()
    return aantal, rapportages.first() if aantal else None


registreer_verzegeld(
    Verzegeld(
        model=Voortgangsrapportage,
        naam="geaccepteerde rapportage",
        velden=(
            "project_id",
            "naam",
            "uiterlijk",
            "status",
            "voortgang",
            "afwijkingen",
            "kennisdeling",
            "bereikt",
            "uitgegeven",
            "ingediend_door_id",
            "ingediend_op",
            "vragen",
            "beoordeeld_op",
            "inhoud",
        ),
        wanneer=Q(status=Voortgangsrapportage.Status.GEACCEPTEERD),
    )
)

registreer_verzegeld(
    Verzegeld(
        model=Meting,
        naam="meting",
        velden=("rapportage_id", "indicator_id", "waarde", "verklaring"),
        wanneer=Q(rapportage__status=Voortgangsrapportage.Status.GEACCEPTEERD),
    )
)
