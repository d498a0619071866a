"""Attachments: inspected before they are kept (W11)."""


def korte_bestandsnaam(naam: str) -> str:
    """Return the bare file name, printable, with its extension kept when it is too long."""
    kaal = "".join(c for c in naam.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    begin, punt, eind = kaal.strip().rpartition(".")
    if len(kaal) <= 200:
        return kaal.strip() or "bijlage"
    return f"{begin[: 199 - len(eind)]}{punt}{eind}"
