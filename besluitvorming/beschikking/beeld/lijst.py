"""The letters of a ronde as the coördinator follows them: counts, marks and one row each (W30)."""

from collections.abc import Sequence
from dataclasses import dataclass

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.queries.projecten import Projectplek, Projectstand
from kern.basis.geld import euro
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_kort, datum_lang
from kern.documenten.models import Document
from kern.ui.stukken import Vormsoort

MAX_BLOKKEN = 100  # marks that can be told apart; of more letters each mark is a hundredth


@dataclass(frozen=True)
class Brieventelling:
    """How many letters of a ronde were sent, made and not sent, and can be made, of how many."""

    verzonden: int
    te_versturen: int
    te_maken: int
    totaal: int

    @property
    def intro(self) -> str:
        """Say how many letters were sent."""
        if self.verzonden == self.totaal:
            return f"Alle {self.verzonden} beschikkingen zijn verstuurd."
        return (
            f"{self.verzonden} van de {self.totaal} beschikkingen "
            f"{'is' if self.verzonden == 1 else 'zijn'} verstuurd. Een beschikking kan als alle "
            "colleges van het project hebben besloten."
        )

    @property
    def zin(self) -> str:
        """Say where all letters stand."""
        return (
            f"{self.verzonden} verstuurd, {self.te_versturen} gemaakt en nog niet verstuurd, "
            f"{self.te_maken} te maken."
        )

    @property
    def maakknop(self) -> str:
        """Say what the button does that makes all letters; empty when there is none to make."""
        return _knop("Maak", self.te_maken)

    @property
    def verstuurknop(self) -> str:
        """Say what the button does that sends all letters; empty when there is none to send."""
        return _knop("Verstuur", self.te_versturen)


def _knop(doe: str, aantal: int) -> str:
    return f"{doe} {aantal_van(aantal, 'beschikking', 'beschikkingen')}" if aantal else ""


def brieventelling(plekken: Sequence[Projectplek]) -> Brieventelling:
    """Count the letters of all projects."""
    verzonden = sum(1 for plek in plekken if plek.verzonden)
    return Brieventelling(
        verzonden=verzonden,
        te_versturen=sum(1 for plek in plekken if plek.beschikt) - verzonden,
        te_maken=sum(1 for plek in plekken if plek.te_beschikken),
        totaal=len(plekken),
    )


def briefblokken(plekken: Sequence[Projectplek]) -> list[Vormsoort]:
    """Return a mark per letter for the part `voortgang`, or a hundred when there are more.

    Rounded down, so that the marks never show more than was done.
    """
    blokken = [_blok(plek) for plek in plekken]
    if len(blokken) <= MAX_BLOKKEN:
        return blokken
    klaar = MAX_BLOKKEN * blokken.count("klaar") // len(blokken)
    bezig = MAX_BLOKKEN * blokken.count("bezig") // len(blokken)
    rest = MAX_BLOKKEN - klaar - bezig
    return [*["klaar"] * klaar, *["bezig"] * bezig, *["nog_niet"] * rest]  # type: ignore[list-item]


def _blok(plek: Projectplek) -> Vormsoort:
    if not plek.beschikt:
        return "nog_niet"
    return "klaar" if plek.verzonden else "bezig"


@dataclass(frozen=True)
class Briefrij:
    """One project in the list of letters: what it gets, where its letter stands, what can be done."""

    project: Projectstand
    document: Document | None

    @property
    def brief(self) -> Beschikking | None:
        """The letter, once it was made."""
        return getattr(self.project.regel.aanvraag, "beschikking", None)

    @property
    def te_maken(self) -> bool:
        """All colleges decided and there is no letter yet."""
        return self.brief is None and self.project.klaar

    @property
    def bedrag(self) -> str:
        """What the project gets; empty while a college has not decided."""
        if self.brief:
            return euro(self.brief.bedrag) if self.brief.bedrag else "afgewezen"
        if not self.project.klaar:
            return ""
        return euro(self.project.uitkomst) if self.project.uitkomst else "afwijzen"

    @property
    def stand(self) -> tuple[Vormsoort, str, str]:
        """Shape and word of where the letter stands, and what stands below it."""
        if self.brief is None:
            if self.project.klaar:
                return "nog_niet", "Te maken", "alle colleges hebben besloten"
            nog = f"nog {self.project.nog_niet} van {len(self.project.aandelen)}"
            return "slot", "Wacht op colleges", nog
        if self.brief.verzonden is None or self.brief.bezwaar_tot is None:
            return "bezig", "Gemaakt", "nog niet verstuurd"
        bezwaar = f"bezwaar tot en met {datum_kort(self.brief.bezwaar_tot)}"
        return "klaar", "Verstuurd", f"op {datum_kort(self.brief.verzonden)}, {bezwaar}"

    @property
    def lees(self) -> str:
        """What the link to the letter says; empty when there is no letter."""
        if self.brief is None:
            return ""
        doe = "Lees" if self.brief.verzonden_op else "Lees en verstuur"
        return f"{doe} {self.brief.kenmerk}"

    @property
    def documentzin(self) -> str:
        """Where the making of the PDF stands; empty before it was asked for."""
        if self.document is None:
            return ""
        status = Document.Status(self.document.status)
        zinnen = {Document.Status.KLAAR: "pdf klaar", Document.Status.MISLUKT: "pdf niet gelukt"}
        return zinnen.get(status, "pdf wordt gemaakt")


def pdfs_in_de_maak(documenten: Sequence[Document]) -> bool:
    """Whether one of these documents is still being made."""
    bezig = (Document.Status.WACHT, Document.Status.BEZIG)
    return any(document.status in bezig for document in documenten)


def briefintro(brief: Beschikking) -> str:
    """Say whether a letter was sent and until when an objection is possible, for its own page."""
    if brief.verzonden is None or brief.bezwaar_tot is None:
        return f"Gemaakt op {datum_lang(brief.datum)}. De aanvrager ziet deze beschikking nog niet."
    return (
        f"Verstuurd op {datum_lang(brief.verzonden)}. Bezwaar maken kan tot en met "
        f"{datum_lang(brief.bezwaar_tot)}."
    )
