"""Confirm the organisations whose application a coördinator admitted before there was a confirmation.

Whoever only registered a number, or is only named as a partner, waits for the coördinator: that is
safe, and it is asked as a task.
"""

from django.db import migrations
from django.utils import timezone

GROND = "Een aanvraag van deze organisatie is eerder gecontroleerd en toegelaten."


def bevestig(apps, schema_editor):
    Aanvraag = apps.get_model("aanvragen", "Aanvraag")
    Aanbieder = apps.get_model("deelnemers", "Aanbieder")
    toegelaten = Aanvraag.objects.filter(status="toegelaten").values("penvoerder")
    Aanbieder.objects.filter(pk__in=toegelaten, oordeel="open").update(
        oordeel="bevestigd", oordeel_grond=GROND, oordeel_op=timezone.now()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0001_initial"),
        ("deelnemers", "0002_aanbieders_bevestigen"),
    ]

    operations = [migrations.RunPython(bevestig, migrations.RunPython.noop)]
