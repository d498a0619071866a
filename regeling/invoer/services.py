"""Take in a ronde from its YAML."""

from typing import Any

from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.logboek.handeling import handeling
from regeling.invoer.queries import inhoud_van_yaml
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen.inhoud import Rondeinhoud
from regeling.ronde.rekenen.instellingen import zonder_afweging, zonder_instellingen
from regeling.ronde.services import eis_deugdelijk, schrijf_ronde


def laad_regeling(*, wie: Gebruiker | None, gegevens: dict[str, Any]) -> Ronde:
    """Store a ronde from its data, as a draft (R01-R05); the same data again changes nothing.

    `wie` is None for the command of a new installation. Local rondes may say `kopieer_van: CODE`
    to take over the criteria of another (R02). Raises Fout with every fault in the data, and when
    the ronde is published and the data differs from what was published: that takes a new version
    with a reason (W01, `wijzig_gepubliceerd`).
    """
    perm = "regeling.laden" if wie else None
    with handeling(wie=wie, wat="regeling.laad", mag=perm) as h:
        inhoud = inhoud_van_yaml(gegevens)
        eis_deugdelijk(inhoud)
        # by code, and there may be none yet
        ronde = Ronde.objects.select_for_update().filter(code=inhoud["code"]).first()
        if ronde and _is_hetzelfde(ronde, inhoud):
            h.verandert_niets()
            return ronde
        van = {"sha256": vingerafdruk(inhoud_van_ronde(ronde))} if ronde else {}
        ronde = schrijf_ronde(ronde or Ronde(), inhoud)
        h.leg_vast(ronde, van=van, naar={"sha256": vingerafdruk(inhoud)}, ronde_id=ronde.pk)
    return ronde


def _is_hetzelfde(ronde: Ronde, inhoud: Rondeinhoud) -> bool:
    """Whether a ronde says this already; raises Fout when it is published and says otherwise."""
    if not ronde.gepubliceerd_op:
        return inhoud_van_ronde(ronde) == inhoud
    vormen = [inhoud, zonder_afweging(inhoud), zonder_instellingen(inhoud)]
    same = [vingerafdruk(vorm) for vorm in vormen]
    if ronde.versies.filter(sha256__in=same).exists():
        return True
    raise Fout(
        f"{ronde} is gepubliceerd en wijkt af van deze gegevens. Er is niets gewijzigd. Maak een "
        "nieuwe versie met een reden."
    )
