"""App configuration of the roof."""

from django.apps import AppConfig


class InnovatiebudgetConfig(AppConfig):
    """The roof: start pages, dossier, register, log."""

    name = "innovatiebudget"
    verbose_name = "Innovatiebudget"

    def ready(self) -> None:
        """Declare the permissions of the roof."""
        from innovatiebudget import rules  # noqa: F401
