"""The sentence of objections in the log."""

from besluitvorming.bezwaar.models import Bezwaar
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld

registreer_logzin("besluitvorming.registreer_bezwaar", "registreerde een bezwaar")

registreer_verzegeld(
    Verzegeld(
        model=Bezwaar,
        naam="bezwaar",
        velden=(
            "beschikking_id",
            "gemeente_id",
            "indiener",
            "ontvangen_op",
            "gronden",
            "geregistreerd_door_id",
            "geregistreerd_op",
        ),
    )
)
