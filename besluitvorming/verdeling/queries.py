"""The advice goes to the colleges; each records its decision under the ceiling (R30-R32, W31)."""

from decimal import Decimal

from aanvragen.velden.models import Aanvraag, AanvraagGemeente
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.rekenen import bedragen_per_gemeente, gewichten_per_gemeente
from regeling.ronde.models import RondeGemeente


def bereken_aandelen(advies: Advies) -> list[Aandeel]:
    """Compute the shares of all projects of an advice, unsaved; withdrawn projects are left out."""
    inwoners = dict(
        RondeGemeente.objects.filter(ronde=advies.ronde).values_list("gemeente_id", "inwoners")
    )
    regels = advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
    per_aanvraag: dict[int, list[AanvraagGemeente]] = {}
    for rij in AanvraagGemeente.objects.filter(aanvraag__adviesregels__in=regels):
        per_aanvraag.setdefault(rij.aanvraag_id, []).append(rij)
    return [
        Aandeel(advies=advies, aanvraag_id=regel.aanvraag_id, gemeente_id=gemeente, bedrag=bedrag)
        for regel in regels
        for gemeente, bedrag in bedragen_per_gemeente(
            regel.bedrag if regel.keuze == Adviesregel.Keuze.IN else Decimal(0),
            gewichten_per_gemeente(advies.ronde, per_aanvraag[regel.aanvraag_id], inwoners),
        ).items()
    ]
