"""What must hold after every act, asked only when a table behind it was written."""

from collections.abc import Collection
from decimal import Decimal

from django.db.models import Sum

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.cijfers import geldige_beoordelingen
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from kern.basis.canoniek import vingerafdruk
from kern.post.models import Mail
from kern.toegang.rechten import mag
from tests.levensloop.wereld import COMMISSIE, Wereld
from uitvoering.project.models import Project

NUL = Decimal("0.00")
GEHEIM = "GEHEIM-7f3a"


def _tabel(model: type) -> str:
    return str(model._meta.db_table)  # type: ignore[attr-defined]


def R01_niets_boven_het_plafond(wereld: Wereld) -> None:
    """What was granted, plus what lies with colleges that have not decided, fits the ceiling."""
    plafond = wereld.ronde.subsidieplafond
    besloten = Projectbesluit.objects.aggregate(som=Sum("bedrag"))["som"] or NUL
    assert besloten <= plafond
    brieven = Beschikking.objects.aggregate(som=Sum("bedrag"))["som"] or NUL
    assert brieven <= plafond
    for brief in Beschikking.objects.select_related("aanvraag"):
        delen = Projectbesluit.objects.filter(aandeel__aanvraag=brief.aanvraag_id)
        assert brief.bedrag == delen.aggregate(som=Sum("bedrag"))["som"]  # each its own share
    for project in Project.objects.select_related("beschikking"):
        assert project.bedrag == project.beschikking.bedrag


def R32_aandelen_zijn_samen_het_geheel(wereld: Wereld) -> None:
    """The shares of an advised project add up to the cent."""
    for advies in Advies.objects.filter(voorlegging__isnull=False):
        for regel in Adviesregel.objects.filter(advies=advies):
            delen = Aandeel.objects.filter(advies=advies, aanvraag=regel.aanvraag_id)
            som = delen.aggregate(som=Sum("bedrag"))["som"]
            if som is not None:  # withdrawn before it went to the colleges: no shares
                assert som == (regel.bedrag if regel.is_in else NUL)


def W11_ontvangst_klopt(wereld: Wereld) -> None:
    """Every received version has the hash of its content, its sum, and a number of its own."""
    nummers: dict[int, list[int]] = {}
    for versie in Aanvraagversie.objects.order_by("aanvraag", "nummer"):
        assert versie.sha256 == vingerafdruk(versie.inhoud)
        bedragen = {"kosten": NUL, "eigen_bijdrage": NUL, "andere_financiering": NUL}
        for regel in versie.inhoud["begroting"]:
            bedragen[regel["soort"]] += Decimal(regel["bedrag"])
        kosten = bedragen["kosten"] - bedragen["eigen_bijdrage"] - bedragen["andere_financiering"]
        assert versie.gevraagd == kosten
        nummers.setdefault(versie.aanvraag_id, []).append(versie.nummer)
    for gegeven in nummers.values():
        assert gegeven == list(range(1, len(gegeven) + 1))
    gebruikt = list(Aanvraag.objects.exclude(nummer=None).values_list("nummer", flat=True))
    assert len(gebruikt) == len(set(gebruikt))


def _verschoond(wereld: Wereld, rol: str) -> dict[int | None, bool]:
    """The newest declaration of a seat, per application; None is the ronde."""
    rijen = Belangenverklaring.objects.filter(zetel__gebruiker=wereld.mensen[rol])
    return dict(rijen.order_by("op", "pk").values_list("aanvraag_id", "heeft_belang"))


def W20_W21_belang_en_geheim(wereld: Wereld) -> None:
    """Who has an interest sees nothing and does not count; scores show once final and opened."""
    toegelaten = list(Aanvraag.objects.filter(ronde=wereld.ronde_pk).toegelaten())
    geopend = set(Bespreking.objects.values_list("aanvraag_id", flat=True))
    tellend = set(
        geldige_beoordelingen(wereld.ronde_pk).values_list("zetel__gebruiker_id", "aanvraag_id")
    )
    klaar = set(
        Beoordeling.objects.filter(status=Beoordeling.Status.DEFINITIEF).values_list(
            "zetel__gebruiker_id", "aanvraag_id"
        )
    )
    for rol in COMMISSIE:
        wie, verklaard = wereld.wie(rol), _verschoond(wereld, rol)
        ziet = set(Aanvraag.objects.zichtbaar_voor(wie).values_list("pk", flat=True))
        for aanvraag in toegelaten:
            vrij = verklaard.get(None) is False and verklaard.get(aanvraag.pk) is False
            belang = bool(verklaard.get(None)) or bool(verklaard.get(aanvraag.pk))
            assert (aanvraag.pk in ziet) == vrij, f"{rol} and {aanvraag} (W20)"
            assert not (belang and (wie.pk, aanvraag.pk) in tellend), "a recused seat counts (W20)"
            mag_zien = vrij and aanvraag.pk in geopend and (wie.pk, aanvraag.pk) in klaar
            assert mag(wie, "beoordeling.scores_bekijken", aanvraag) == mag_zien, f"{rol} (W21)"
    for rol in ("coordinator", "arnhem", "brug", "buitenstaander"):
        wie = wereld.wie(rol)
        for aanvraag in toegelaten:
            assert not mag(wie, "beoordeling.scores_bekijken", aanvraag), f"{rol} (W21)"


def W22_scores_zijn_volledig(wereld: Wereld) -> None:
    """Every final assessment has a score with a reason on every criterion that weighs."""
    wegend = {criterium.pk for criterium in wereld.wegend()}
    definitief = Beoordeling.objects.filter(status=Beoordeling.Status.DEFINITIEF)
    for beoordeling in definitief.prefetch_related("scores"):
        eerste = [s for s in beoordeling.scores.all() if not s.na_bespreking]
        assert {s.criterium_id for s in eerste} == wegend
        assert all(len(s.toelichting) >= 10 for s in beoordeling.scores.all())


def W22_advies_met_quorum(wereld: Wereld) -> None:
    """An advice that was just set down has three valid assessments behind every line, opened."""
    advies = wereld.advies
    if advies is None or advies.status != Advies.Status.VASTGESTELD:
        return
    assert advies.sha256 == vingerafdruk(advies.inhoud)
    if advies.vastgesteld_op != wereld.klok:
        return
    geldig = list(geldige_beoordelingen(wereld.ronde_pk).values_list("aanvraag_id", flat=True))
    regels = Adviesregel.objects.filter(advies=advies, aanvraag__in=Aanvraag.objects.toegelaten())
    verdeeld = NUL
    for regel in regels:
        assert geldig.count(regel.aanvraag_id) >= wereld.ronde.quorum
        assert Bespreking.objects.filter(aanvraag=regel.aanvraag_id).exists()
        assert regel.keuze != Adviesregel.Keuze.TWIJFEL
        verdeeld += regel.bedrag
    assert verdeeld <= wereld.ronde.subsidieplafond


def W21_geen_mail_verraadt_een_reden(wereld: Wereld) -> None:
    """No mail that waits or went holds the reason of a member."""
    assert not Mail.objects.filter(tekst__contains=GEHEIM).exists()


_SCOREN = {_tabel(Belangenverklaring), _tabel(Beoordeling), _tabel(Bespreking)}
WAARHEDEN = (
    (
        R01_niets_boven_het_plafond,
        {_tabel(Projectbesluit), _tabel(Beschikking), _tabel(Project)},
    ),
    (R32_aandelen_zijn_samen_het_geheel, {_tabel(Aandeel)}),
    (W11_ontvangst_klopt, {_tabel(Aanvraagversie)}),
    (W20_W21_belang_en_geheim, {*_SCOREN, _tabel(Aanvraag)}),
    (W22_scores_zijn_volledig, {_tabel(Beoordeling)}),
    (W22_advies_met_quorum, {_tabel(Advies)}),
    (W21_geen_mail_verraadt_een_reden, {_tabel(Mail)}),
)


def controleer_waarheden(wereld: Wereld, tabellen: Collection[str]) -> None:
    """Ask everything that these tables can have changed."""
    for waarheid, achter in WAARHEDEN:
        if achter & set(tabellen):
            waarheid(wereld)
