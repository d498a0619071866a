"""The measures in the words that Prometheus and its kin read."""

from collections.abc import Iterator
from typing import Any

from prometheus_client import generate_latest
from prometheus_client.core import CollectorRegistry, GaugeMetricFamily

from innovatiebudget.gezond.queries import cijfers
from kern.basis.metingen import verzameling
from kern.werk.models import Opdracht


class _Werkstand:
    """How the work stands, read from the database at the moment it is asked."""

    def collect(self) -> Iterator[Any]:
        """Give each figure; a figure that is not there is left out, never zero."""
        nu = cijfers()
        werk = GaugeMetricFamily("portaal_werk", "Werk dat niet klaar is", labels=["stand"])
        for stand in (Opdracht.Status.WACHT, Opdracht.Status.BEZIG, Opdracht.Status.MISLUKT):
            werk.add_metric([stand.value], nu.per_stand.get(stand.value, 0))
        yield werk
        oudste = nu.oudste_wachtend or 0.0
        yield GaugeMetricFamily("portaal_oudste_werk_seconden", "Langst wachtend", value=oudste)
        yield GaugeMetricFamily("portaal_werkers", "Werkers die leven", value=nu.werkers)
        ouderdom = GaugeMetricFamily(
            "portaal_ouderdom_seconden", "Sinds laatste kopie of controle", labels=["wat"]
        )
        goed = GaugeMetricFamily("portaal_goed", "Of die goed was", labels=["wat"])
        for wat, seconden in nu.ouderdom.items():
            ouderdom.add_metric([wat], seconden)
            goed.add_metric([wat], float(nu.goed[wat]))
        yield ouderdom
        yield goed


def metingen_als_tekst() -> bytes:
    """Return all measures: of the requests, and of the work."""
    eigen = CollectorRegistry()
    eigen.register(_Werkstand())
    return generate_latest(verzameling()) + generate_latest(eigen)
