"""The shares of all municipalities in all projects of an advice, before they are fixed (R32)."""

from collections import defaultdict
from decimal import Decimal

from aanvragen.velden.models import Aanvraag, AanvraagGemeente
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.rekenen import bedragen_per_gemeente, gewichten_per_gemeente
from regeling.ronde.models import RondeGemeente


def bereken_aandelen(advies: Advies) -> list[Aandeel]:
    """Compute the shares of all projects of an advice, unsaved; withdrawn projects are left out.

    Three queries: inhabitants, lines of the advice, municipalities of the projects.
    """
    inwoners = dict(
        RondeGemeente.objects.filter(ronde=advies.ronde).values_list("gemeente_id", "inwoners")
    )
    regels = advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
    per_aanvraag: dict[int, list[AanvraagGemeente]] = defaultdict(list)
    for rij in AanvraagGemeente.objects.filter(aanvraag__adviesregels__in=regels):
        per_aanvraag[rij.aanvraag_id].append(rij)
    sleutel = advies.ronde.verdeelsleutel
    return [
        Aandeel(advies=advies, aanvraag_id=regel.aanvraag_id, gemeente_id=gemeente, bedrag=bedrag)
        for regel in regels
        for gemeente, bedrag in bedragen_per_gemeente(
            regel.bedrag if regel.keuze == Adviesregel.Keuze.IN else Decimal(0),
            gewichten_per_gemeente(sleutel, per_aanvraag[regel.aanvraag_id], inwoners),
        ).items()
    ]
