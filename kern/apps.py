"""The ground floor."""

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


def maak_voorraad(**_kwargs: object) -> None:
    """Make the table of the shared cache when it is not there."""
    call_command("createcachetable", verbosity=0)


class KernConfig(AppConfig):
    """What every floor uses and knows nothing of grants."""

    name = "kern"
    verbose_name = "Kern"

    def ready(self) -> None:
        """Make the outbox know its own kinds of work and of the day, and let a birth leave its mark."""
        from kern.basis.merk_database import zet_merk
        from kern.documenten import documenten
        from kern.documenten.models import VERZEGELD as DOCUMENT_VERZEGELD
        from kern.logboek import bestaande, dagkop, teksten, zegel
        from kern.post import mail
        from kern.toegang import sessie  # noqa: F401  a session begins to count when one logs in
        from kern.werk import nazicht, opdrachten, rooster

        opdrachten.registreer(
            documenten.OPDRACHT, documenten.maak, bij_mislukken=documenten.markeer_mislukt
        )
        opdrachten.registreer(
            mail.OPDRACHT, mail.verzend, mail.markeer_mislukt, wachttijden=mail.WACHTTIJDEN
        )
        opdrachten.registreer(nazicht.OPDRACHT, nazicht.kijk_na)
        rooster.dagelijks.registreer(nazicht.zie_dagelijks_na)
        zegel.registreer_verzegeld(DOCUMENT_VERZEGELD)
        zegel.registreer_verzegeld(dagkop.VERZEGELD)
        for code, zin in bestaande.LOGZINNEN.items():
            teksten.registreer_logzin(code, zin)
        post_migrate.connect(maak_voorraad, sender=self, dispatch_uid="kern.basis.voorraad")
        post_migrate.connect(zet_merk, sender=self, dispatch_uid="kern.basis.merk")
        post_migrate.connect(
            bestaande.verzegel_bestaande, sender=self, dispatch_uid="kern.logboek.bestaande"
        )
