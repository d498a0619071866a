"""Text for a sheet, so that a spreadsheet shows it and does nothing else with it."""

GEVAARLIJK_BEGIN = ("=", "+", "-", "@", "\t", "\r")


def veilige_cel(waarde: object) -> str:
    """Return text that a spreadsheet doesn't run as a formula; empty for None."""
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK_BEGIN) else tekst
