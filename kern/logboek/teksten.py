"""What acts are called for people: a code of the log and its readable sentence (W61)."""

_teksten: dict[str, str] = {}


def registreer_logzin(code: str, zin: str) -> None:
    """Give the code of an act its readable sentence: "diende de aanvraag in"."""
    _teksten[code] = zin


def logzin_van(code: str) -> str:
    """Return the readable sentence of a code, or the code itself."""
    return _teksten.get(code, code)


def codes_met_woorden(woorden: str) -> list[str]:
    """Return the codes of acts whose sentence holds these words: what a reader searches by."""
    return [code for code, zin in _teksten.items() if woorden.casefold() in zin.casefold()]
