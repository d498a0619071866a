"""What the page of a college and the dossier say of the decisions."""

from collections.abc import Sequence

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.verdeling.models import Aandeel
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import vandaag
from regeling.ronde.models import Ronde


def collegezin(ronde: Ronde | None, *, open_: int, projecten: int) -> str:
    """Say what waits for the own college."""
    if ronde is None:
        return "Er ligt nog geen advies bij uw college. U krijgt een mail als het zover is."
    if open_:
        return (
            f"Over {aantal_van(open_, 'project', 'projecten')} heeft uw college nog niet besloten. "
            f"De laatste dag is {datum_lang(ronde.besluitvorming_tot)}."
        )
    if projecten:
        return "Uw college heeft over alle projecten besloten."
    return "Geen enkel project is in uw gemeente."


def briefzin(brief: Beschikking) -> str:
    """Say whether the letter was sent, and until when an objection is or was possible."""
    if brief.verzonden is None or brief.bezwaar_tot is None:
        return "De beschikking is gemaakt en nog niet verstuurd. De aanvrager ziet haar nog niet."
    kan = "kan" if brief.bezwaar_tot >= vandaag() else "kon"
    return (
        f"De beschikking is verstuurd op {datum_lang(brief.verzonden)}. Bezwaar maken {kan} tot en "
        f"met {datum_lang(brief.bezwaar_tot)}."
    )


def openzin(ronde: Ronde, aandelen: Sequence[Aandeel]) -> str:
    """Say how many colleges still have to decide on one project; empty when none has to."""
    open_ = sum(1 for aandeel in aandelen if not aandeel.besloten)
    if not open_:
        return ""
    return (
        f"{open_} van de {aantal_van(len(aandelen), 'college', 'colleges')} "
        f"{'moet' if open_ == 1 else 'moeten'} nog besluiten, uiterlijk "
        f"{datum_lang(ronde.besluitvorming_tot)}."
    )


def hoever_zin(besloten: int, alle: int) -> str:
    """Say how many colleges decided; for coördinator and municipalities only."""
    return f"{besloten} van {alle} colleges hebben besloten."
