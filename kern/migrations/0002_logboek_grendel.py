"""Put the lock on the log: triggers that refuse UPDATE and DELETE."""

from django.db import migrations

from kern.logboek import grendel


def zet(apps, schema_editor):
    """Put the triggers in place and make the head of the chain."""
    grendel.zet(schema_editor.connection)
    apps.get_model("kern", "LogboekKop").objects.get_or_create(pk=1)


def haal_weg(apps, schema_editor):
    """Take the triggers away."""
    grendel.haal_weg(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("kern", "0001_initial")]
    operations = [migrations.RunPython(zet, haal_weg)]
