"""Take in a ronde from its YAML."""

from typing import Any

from django.db import transaction

from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import eis
from regeling.invoer.queries import inhoud_van_yaml
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen import Rondeinhoud, zonder_instellingen
from regeling.ronde.services import eis_deugdelijk, schrijf_ronde


def laad_regeling(*, wie: Gebruiker | None, gegevens: dict[str, Any]) -> Ronde:
    """Store a ronde from its data, as a draft (R01-R05); the same data again changes nothing.

    Local rondes may say `kopieer_van: CODE` to take over the criteria of another (R02).
    Raises Fout with every fault in the data, and when the ronde is published and the data differs
    from what was published: that takes a new version with a reason (W01, `wijzig_gepubliceerd`).
    """
    if wie is not None:
        eis(wie, "regeling.laden")
    with transaction.atomic():
        inhoud = inhoud_van_yaml(gegevens)
        eis_deugdelijk(inhoud)
        ronde = Ronde.objects.select_for_update().filter(code=inhoud["code"]).first()
        if ronde and ronde.gepubliceerd_op:
            return _ongewijzigd(ronde, inhoud)
        oud = inhoud_van_ronde(ronde) if ronde else {}
        if ronde and oud == inhoud:
            return ronde
        ronde = schrijf_ronde(ronde or Ronde(), inhoud)
        leg_vast(
            wie=wie,
            wat="regeling.laad",
            onderwerp=ronde,
            van={"sha256": vingerafdruk(oud)} if oud else {},
            naar={"sha256": vingerafdruk(inhoud)},
            ronde_id=ronde.pk,
        )
    return ronde


def _ongewijzigd(ronde: Ronde, inhoud: Rondeinhoud) -> Ronde:
    """Return a published ronde if this content is one of its versions; else refuse (W01)."""
    hetzelfde = [vingerafdruk(inhoud), vingerafdruk(zonder_instellingen(inhoud))]
    if ronde.versies.filter(sha256__in=hetzelfde).exists():
        return ronde
    raise Fout(
        f"{ronde} is gepubliceerd en wijkt af van deze gegevens. Er is niets gewijzigd. Maak een "
        "nieuwe versie met een reden."
    )
