"""What a service tells a person who can solve it (law 14)."""


class Fout(Exception):
    """Something a person can solve; the text says what happened, what was kept and what to do.

    `veld` names the form field it belongs to, or None when it concerns the whole page.
    """

    def __init__(self, melding: str, veld: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld
