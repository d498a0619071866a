"""Give every ronde the numbers and obligations that held for it until now as its own data."""

from django.db import migrations, models
from django.db.models import F, Q

TOT_NU_TOE = {
    "commissie_minimum": 3,
    "commissie_maximum": 5,
    "quorum": 3,
    "verschil_bespreken": 2,
    "reden_minimum": 10,
    "motivering_minimum": 40,
}
KAARTGRENZEN = [150_000, 250_000, 400_000]
VERPLICHTINGEN = [
    "U voert het project uit zoals in uw aanvraag staat, in de periode die hierboven staat.",
    "U meldt het meteen als het project niet doorgaat, later begint of anders wordt.",
    "U levert de rapportages op tijd in. De dagen staan hieronder.",
    "U meet de resultaten volgens uw evaluatieplan, ook als ze tegenvallen.",
    "U deelt met de regio wat u leert, zoals u in uw aanvraag hebt beloofd.",
    "U houdt bij wat u uitgeeft, zodat u dit later kunt verantwoorden.",
]
CRITERIUM_VAN_DE_BELOFTE = 8  # the number by which the promise to share was found


def kaartgrenzen() -> list[int]:
    """Return the bounds that were in code."""
    return list(KAARTGRENZEN)


def verplichtingen() -> list[str]:
    """Return the obligations that were in code."""
    return list(VERPLICHTINGEN)


def merk_de_belofte(apps, schema_editor):
    """Mark the criterion that carried the promise to share knowledge."""
    Criterium = apps.get_model("regeling", "Criterium")
    Criterium.objects.filter(nummer=CRITERIUM_VAN_DE_BELOFTE).update(belofte_kennisdeling=True)


class Migration(migrations.Migration):
    dependencies = [("regeling", "0001_initial")]

    operations = [
        *(
            migrations.AddField(
                "ronde",
                naam,
                models.PositiveSmallIntegerField(default=waarde),
                preserve_default=False,
            )
            for naam, waarde in TOT_NU_TOE.items()
        ),
        migrations.AddField(
            "ronde", "kaartgrenzen", models.JSONField(default=kaartgrenzen), preserve_default=False
        ),
        migrations.AddField(
            "ronde",
            "verplichtingen",
            models.JSONField(default=verplichtingen),
            preserve_default=False,
        ),
        migrations.AddField(
            "criterium", "belofte_kennisdeling", models.BooleanField(default=False)
        ),
        migrations.AddConstraint(
            "ronde",
            models.CheckConstraint(
                condition=Q(
                    quorum__gte=1,
                    quorum__lte=F("commissie_minimum"),
                    commissie_minimum__lte=F("commissie_maximum"),
                ),
                name="quorum_binnen_commissie",
            ),
        ),
        migrations.RunPython(merk_de_belofte, migrations.RunPython.noop),
    ]
