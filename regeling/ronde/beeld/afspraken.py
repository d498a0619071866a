"""What a ronde agreed on in numbers, as sentences an applicant can read (R20, R42, W22, R23)."""

from collections.abc import Iterator

from kern.basis.geld import euro
from kern.basis.tekst import opsomming, telwoord, van_tot
from regeling.ronde.rekenen.afweging import afweging_in_zinnen
from regeling.ronde.rekenen.inhoud import Rondeinhoud
from regeling.ronde.rekenen.instellingen import Rondeinstellingen

# what an interest does to what was given; one rule, whenever it is reported (W20, W24)
BELANGREGEL = (
    "Meldt een lid een belang bij een aanvraag, dan telt niets mee van wat dat lid bij die aanvraag gaf, "
    "op welk moment de melding ook komt. Het advies vertelt wanneer het lid dat meldde en wat het lid toen "
    "had gezien en gegeven."
)


def afspraken_in_zinnen(inhoud: Rondeinhoud) -> list[str]:
    """Return the sentences of a content; none for a version from before they were published."""
    if "instellingen" not in inhoud:
        return []
    chosen = Rondeinstellingen.uit(inhoud["instellingen"])
    return [
        *_over_de_commissie(chosen),
        *_over_redenen(chosen),
        *afweging_in_zinnen(inhoud),
        *_over_kennis(inhoud),
    ]


def _over_de_commissie(chosen: Rondeinstellingen) -> Iterator[str]:
    leden = van_tot(chosen.commissie_minimum, chosen.commissie_maximum)
    yield f"De commissie heeft {leden} leden die een cijfer geven. De voorzitter telt mee."
    yield (
        f"Een aanvraag krijgt een cijfer als ten minste {telwoord(chosen.quorum)} leden haar hebben "
        "beoordeeld. Een lid met een belang telt niet mee."
    )
    yield BELANGREGEL
    niveaus = f"{telwoord(chosen.verschil_bespreken)} niveau"
    niveaus += "" if chosen.verschil_bespreken == 1 else "s"
    yield (
        f"Liggen de cijfers op een criterium {niveaus} van de schaal of meer uit elkaar, dan bespreekt "
        "de commissie dat."
    )


def _over_redenen(chosen: Rondeinstellingen) -> Iterator[str]:
    yield (
        f"Bij elk cijfer staat een reden van ten minste {chosen.reden_minimum} tekens. De motivering "
        f"van het advies over een aanvraag is ten minste {chosen.motivering_minimum} tekens lang."
    )
    yield (
        "Op de kaart in het advies is een gemeente donkerder naarmate zij meer geld krijgt. De kleur "
        f"verandert boven {opsomming(euro(grens) for grens in chosen.kaartgrenzen)}."
    )


def _over_kennis(inhoud: Rondeinhoud) -> Iterator[str]:
    for row in inhoud["criteria"]:
        if row["belofte_kennisdeling"]:
            yield (
                f"Uw antwoord bij criterium {row['nummer']} is uw belofte om kennis te delen. In de "
                "voortgangsrapportage staat wat u deelde naast wat u beloofde."
            )
