"""The two errors a service may raise towards a person."""

from django.http import Http404


class Fout(Exception):
    """Something a person can solve; the text says what happened, what was kept and what to do.

    `veld` names the form field it belongs to, or None when it concerns the whole page.
    """

    def __init__(self, melding: str, veld: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld


class GeenToegang(Http404):
    """The person may not do or see this; answered as 404 so that existence does not leak (W62)."""
