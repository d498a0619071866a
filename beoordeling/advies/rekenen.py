"""What the one advice says: canonical content, its hash, and what still misses (R23-R25).

`inhoud` collects everything the document will say in plain JSON: sorted keys, amounts and marks as decimal strings,
moments in UTC. The PDF and the page are made from that content only, so they can be made again equal.

What stands in the PDF of the advice: made from the frozen content only, so it can be made again equal (R25).
"""

from datetime import UTC, datetime

ADVIES_SCHEMA = "advies-1"


def moment_tekst(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


ADVIESDOCUMENT = "advies"
