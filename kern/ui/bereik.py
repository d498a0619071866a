"""A field that asks per place whether and how many: municipality with reach (R12).

The value is a dict {code: number}; a place that isn't ticked isn't in it. Without JavaScript the
number fields of ticked rows are shown by CSS, and the sums are those the server computed.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kern.basis.geld import getal
from kern.basis.tekst import opsomming

GROOTSTE_AANTAL = 9_999_999


def lees_aantal(getypt: object) -> int | None:
    """Read a whole number from one as people type it ("1.200"); None for anything else."""
    bare = str(getypt).replace(".", "").replace(" ", "")
    if not (bare.isascii() and bare.isdigit()):  # isdigit alone takes ² too
        return None
    return int(bare) if 0 < int(bare) <= GROOTSTE_AANTAL else None


class BereikWidget(forms.Widget):
    """Rows of a checkbox, a number field, and a bar."""

    eigen_blok = True  # the form pack draws a group around it
    kop, kolom = "Gemeente", "Aantal inwoners"

    def __init__(self, opties: list[tuple[str, str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.opties = [(str(code), label) for code, label in opties]
        self.fouten: dict[str, str] = {}

    def id_for_label(self, id_: str) -> str:
        """A group has no single input for its label."""
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return {code: what was typed} of the ticked places."""
        return {
            code: data.get(f"{name}-{code}-aantal", "").strip()
            for code, _ in self.opties
            if data.get(f"{name}-{code}")
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing ticked is an answer too."""
        return False

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the rows; a number typed wrongly stays in its field."""
        chosen = {str(k): v for k, v in (value or {}).items()}
        numbers = {code: lees_aantal(v) or 0 for code, v in chosen.items()}
        most = max(numbers.values(), default=0) or 1
        rows = [
            {
                "id": f"{(attrs or {}).get('id', name)}_{code}",
                "naam": f"{name}-{code}",
                "tekst": place,
                "gekozen": code in chosen,
                "waarde": str(chosen.get(code, "") if chosen.get(code) is not None else ""),
                "breed": f"{100 * numbers.get(code, 0) / most:.4g}%",
                "fout": self.fouten.get(code, ""),
            }
            for code, place in self.opties
        ]
        return render_to_string(
            "nlds/bereik.html",
            {
                "rijen": rows,
                "kop": self.kop,
                "kolom": self.kolom,
                "plaatsen": len(chosen),
                "totaal": getal(sum(numbers.values())),
            },
        )


class BereikVeld(forms.Field):
    """Places with a number each; at least one place when required, a number from 1 for each."""

    default_error_messages = {"required": "Kies minstens één gemeente."}

    def __init__(self, *, opties: list[tuple[str, str]], **kwargs: Any) -> None:
        self.namen = {str(code): label for code, label in opties}
        kwargs.setdefault("widget", BereikWidget(opties))
        super().__init__(**kwargs)

    @property
    def foutveld(self) -> str:
        """Return the end of the id that the error summary jumps to."""
        errors = self.widget.fouten
        return f"{next(iter(errors))}_aantal" if errors else next(iter(self.namen), "")

    def clean(self, value: Any) -> dict[str, int]:
        """Turn what was typed into numbers; remembers per row what is wrong."""
        self.widget.fouten = {}
        if not value and self.required:
            raise ValidationError(self.error_messages["required"], code="leeg")
        numbers = {code: lees_aantal(typed) for code, typed in value.items()}
        self.widget.fouten = {c: "Vul een aantal in" for c, n in numbers.items() if n is None}
        if self.widget.fouten:
            places = opsomming(self.namen[code] for code in self.widget.fouten)
            raise ValidationError(f"Vul in hoeveel inwoners u bereikt in {places}", code="aantal")
        return {code: number for code, number in numbers.items() if number is not None}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as text per place."""
        before = {str(k): str(v) for k, v in (initial or {}).items()}
        return before != {str(k): str(v) for k, v in (data or {}).items()}
