"""A floor of the house as Django sees it: its kamers tell the house what they offer."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

# What has to be known before the first request: permissions, documents, work, what is offered.
HOEKEN = ("rules", "documents", "tasks", "aansluiting")


class Vloer(AppConfig):
    """An app that consists of kamers, in the order in which they may know each other.

    When Django is ready the corners of `HOEKEN` of every kamer are imported; they declare their
    permissions and fill the registers of kern. So a new kamer needs one word here.
    """

    kamers: tuple[str, ...] = ()

    def ready(self) -> None:
        """Import what the kamers declare, lowest kamer first."""
        for kamer in self.kamers:
            for hoek in HOEKEN:
                name = f"{self.name}.{kamer}.{hoek}"
                if find_spec(name):
                    import_module(name)
