"""Seals and signatures: the log carries hashes of what was fixed, its head is signed."""

from django.db import migrations, models

from kern.logboek import grendel


def haal_weg(apps, schema_editor):
    """Take the lock off: SQLite makes the table anew."""
    grendel.haal_weg(schema_editor.connection)


def zet(apps, schema_editor):
    """Put the lock back, now also against REPLACE and TRUNCATE."""
    grendel.zet(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("kern", "0005_stempel")]

    operations = [
        migrations.RunPython(haal_weg, zet),
        migrations.AddField(
            model_name="gebeurtenis",
            name="zegels",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(zet, haal_weg),
        migrations.AddField(
            model_name="logboekkop",
            name="handtekening",
            field=models.CharField(blank=True, default="", max_length=88),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Controle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begonnen_op", models.DateTimeField()),
                ("klaar_op", models.DateTimeField()),
                ("regels", models.PositiveIntegerField()),
                ("dingen", models.PositiveIntegerField()),
                ("bestanden", models.PositiveIntegerField()),
                ("aantal_verschillen", models.PositiveIntegerField()),
                ("verschillen", models.JSONField(default=list)),
            ],
            options={"verbose_name": "controle", "verbose_name_plural": "controles", "ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="Dagkop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField(unique=True)),
                ("volgnummer", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("moment", models.DateTimeField()),
                ("sleutel", models.CharField(max_length=64)),
                ("handtekening", models.CharField(max_length=88)),
                ("aan", models.JSONField(default=list)),
            ],
            options={"verbose_name_plural": "dagkoppen", "ordering": ["-datum"]},
        ),
    ]
