"""What an aanbieder types in a progress report, and a coördinator when returning one."""

from typing import Any

from django import forms
from django.http import QueryDict

from kern.basis.geld import euro, getal
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import Formulier, TekstVeld
from kern.ui.stukken import Marge, Vraagblok
from uitvoering.project.models import Project
from uitvoering.rapportage.beeld import belofte_in_woorden
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import Beloofd
from uitvoering.rapportage.rekenen import zonder_nullen

MAX_TEKENS = 2000


class RapportageForm(Formulier):
    """A progress report, pre-filled from the application and from the report before it (R40)."""

    later_gevraagd = True
    voortgang = TekstVeld(label="Wat deed u tot nu toe?", max_tekens=MAX_TEKENS, required=False)
    bereikt = forms.IntegerField(
        label="Hoeveel mensen bereikte u tot nu toe?",
        min_value=0,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "isd-invoer--kort"}),
        error_messages={"invalid": "Vul een heel getal in.", "min_value": "Vul 0 of meer in."},
    )
    uitgegeven = BedragVeld(label="Hoeveel geld gaf u tot nu toe uit?", required=False)
    afwijkingen = TekstVeld(
        label="Wat ging anders dan in uw plan, en waarom?", max_tekens=MAX_TEKENS, required=False
    )
    kennisdeling = TekstVeld(
        label="Wat deelde u met de regio?", max_tekens=MAX_TEKENS, required=False
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        rapportage: Voortgangsrapportage,
        beloofd: Beloofd,
        vorige: Voortgangsrapportage | None,
    ) -> None:
        """`beloofd` is what the application promised, `vorige` the report before this one."""
        self.beloofd = beloofd
        basis = rapportage if rapportage.voortgang else vorige
        super().__init__(data, initial=self._begin(rapportage, basis))
        for indicator in self.beloofd.indicatoren:
            self.fields[f"waarde_{indicator.pk}"] = _getalveld(f"Gemeten ({indicator.eenheid})")
            self.fields[f"verklaring_{indicator.pk}"] = TekstVeld(
                label="Hoe verklaart u dit?", max_tekens=MAX_TEKENS, required=False, rijen=3
            )
        self.vragen = self._vragen(rapportage.project)

    @staticmethod
    def _begin(
        rapportage: Voortgangsrapportage, basis: Voortgangsrapportage | None
    ) -> dict[str, Any]:
        """Return what is filled in already: own earlier input, or figures of the report before."""
        begin: dict[str, Any] = {}
        if basis:
            begin = {"bereikt": basis.bereikt, "uitgegeven": basis.uitgegeven}
        if basis is rapportage:
            teksten = ("voortgang", "afwijkingen", "kennisdeling")
            begin |= {veld: getattr(rapportage, veld) for veld in teksten}
        for meting in rapportage.metingen.all():
            begin[f"waarde_{meting.indicator_id}"] = meting.waarde
            begin[f"verklaring_{meting.indicator_id}"] = meting.verklaring
        return begin

    def _vragen(self, project: Project) -> list[Vraagblok]:
        """Put every question beside what the application promised."""
        bereik = Marge(
            "Wat u beloofde", f"{getal(self.beloofd.bereik)} mensen in de hele looptijd."
        )
        geld = Marge("Wat u kreeg", f"{euro(project.bedrag)} voor de hele looptijd.")
        delen = [Marge("Wat u beloofde", a.tekst) for a in self.beloofd.kennisdeling]
        return [
            Vraagblok(
                "Wat deed u tot nu toe?",
                ["voortgang"],
                marge=[Marge("Uw plan in het kort", project.aanvraag.samenvatting)],
            ),
            *(
                Vraagblok(
                    i.naam,
                    [f"waarde_{i.pk}", f"verklaring_{i.pk}"],
                    uitleg=belofte_in_woorden(i),
                    voorkop="Indicator",
                )
                for i in self.beloofd.indicatoren
            ),
            Vraagblok("Hoeveel mensen bereikte u tot nu toe?", ["bereikt"], marge=[bereik]),
            Vraagblok("Hoeveel geld gaf u tot nu toe uit?", ["uitgegeven"], marge=[geld]),
            Vraagblok("Wat ging anders dan in uw plan, en waarom?", ["afwijkingen"]),
            Vraagblok("Wat deelde u met de regio?", ["kennisdeling"], marge=delen),
        ]

    def gegevens(self) -> dict[str, Any]:
        """Return what was typed in the shape that the service takes."""
        data = self.cleaned_data
        vast = ("voortgang", "bereikt", "uitgegeven", "afwijkingen", "kennisdeling")
        return {veld: data.get(veld) for veld in vast} | {
            "metingen": {
                i.pk: {
                    "waarde": data.get(f"waarde_{i.pk}"),
                    "verklaring": data.get(f"verklaring_{i.pk}") or "",
                }
                for i in self.beloofd.indicatoren
            }
        }


class Getalveld(forms.DecimalField):
    """A number with a comma or a point, at most two decimals."""

    def to_python(self, value: Any) -> Any:
        """Read a Dutch decimal comma."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show the number the Dutch way, without needless zeros."""
        if value is None or isinstance(value, str):
            return value
        return zonder_nullen(value).replace(".", "")


def _getalveld(label: str) -> Getalveld:
    return Getalveld(
        label=label,
        required=False,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "isd-invoer--kort"}),
        error_messages={"invalid": "Vul een getal in, zoals 12 of 12,5."},
    )


class TerugForm(Formulier):
    """Why a report goes back."""

    vragen_aan = TekstVeld(
        label="Wat wilt u nog weten?",
        max_tekens=MAX_TEKENS,
        rijen=4,
        error_messages={"required": "Schrijf op wat u nog wilt weten."},
    )
