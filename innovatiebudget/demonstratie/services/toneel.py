"""The stage of the demonstration: people, content and the clock."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.contrib.auth.hashers import make_password

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen import services as personen_services
from deelnemers.personen.models import Aanstelling, Gebruiker
from innovatiebudget.demonstratie.rekenen import GEGEVENS, lees_yaml
from kern.basis import tijd
from kern.basis.termijnen import een_jaar_later


@dataclass
class Account:
    """One account of the demonstration, as listed for whoever wants to try it."""

    rol: str
    naam: str
    bij: str
    email: str
    wachtwoord: str


@dataclass
class Toneel:
    """What all steps share; `accounts` grows as people come on."""

    wachtwoord: str = field(default_factory=lambda: f"demo-{secrets.token_hex(4)}")
    accounts: dict[str, Account] = field(default_factory=dict)

    @cached_property
    def personen(self) -> dict[str, Any]:
        """Return the invented people."""
        content: dict[str, Any] = lees_yaml(GEGEVENS / "personen.yaml")
        return content

    @cached_property
    def teksten(self) -> dict[str, Any]:
        """Return what people write in the demonstration."""
        content: dict[str, Any] = lees_yaml(GEGEVENS / "teksten.yaml")
        return content

    @cached_property
    def _hash(self) -> str:
        """Hash the one password once: hashing it fifty times would take most of the start."""
        return make_password(self.wachtwoord)

    def persoon(self, rol: str, naam: str, email: str, bij: str) -> Gebruiker:
        """Return the user with this address; make it when it is new."""
        gebruiker = Gebruiker.objects.filter(email=email).first()
        if gebruiker is None:
            gebruiker = personen_services.maak_gebruiker(wie=None, email=email, naam=naam)
            gebruiker.password = self._hash
            gebruiker.save(update_fields=["password"])
        self.accounts.setdefault(email, Account(rol, naam, bij, email, self.wachtwoord))
        return gebruiker

    @cached_property
    def coordinator(self) -> Gebruiker:
        """Return the coördinator of the region."""
        return self._van_de_regio(Aanstelling.Rol.COORDINATOR)

    @cached_property
    def beheerder(self) -> Gebruiker:
        """Return the beheerder."""
        return self._van_de_regio(Aanstelling.Rol.BEHEERDER)

    def _van_de_regio(self, rol: str) -> Gebruiker:
        p = next(p for p in self.personen["regio"] if p["rol"] == rol)
        return self._aangesteld(p, rol, "de regio")

    def medewerker(self, gemeente: Gemeente) -> Gebruiker:
        """Return the civil servant of one municipality."""
        p = next(m for m in self.personen["gemeentemedewerkers"] if m["gemeente"] == gemeente.code)
        return self._aangesteld(
            p, Aanstelling.Rol.GEMEENTE, f"gemeente {gemeente.naam}", gemeente=gemeente
        )

    def _aangesteld(
        self, p: dict[str, str], rol: str, bij: str, gemeente: Gemeente | None = None
    ) -> Gebruiker:
        gebruiker = self.persoon(rol, p["naam"], p["email"], bij)
        if not Aanstelling.objects.filter(gebruiker=gebruiker, rol=rol).exists():
            tot = date.fromisoformat(p["tot"]) if "tot" in p else None
            personen_services.stel_aan(
                wie=None, gebruiker=gebruiker, rol=rol, gemeente=gemeente, tot=tot
            )
        return gebruiker

    def verleng_aanstellingen(self) -> None:
        """Let the beheerder extend every appointment that has a last day, by a year."""
        for rij in Aanstelling.objects.geldig():
            if rij.tot:
                personen_services.verleng_aanstelling(
                    wie=self.beheerder, aanstelling=rij, tot=een_jaar_later(rij.tot)
                )

    def penvoerder(self, gegevens: dict[str, Any]) -> tuple[Gebruiker, Aanbieder]:
        """Return the contact person and the organisation of an application."""
        p = gegevens["penvoerder"]
        gebruiker = self.persoon("aanbieder", p["contactpersoon"], p["email"], p["naam"])
        aanbieder = Aanbieder.objects.filter(kvk_nummer=p["kvk_nummer"]).first()
        if aanbieder is None:
            velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "gecontracteerd")
            aanbieder = organisaties.registreer_aanbieder(
                wie=gebruiker,
                actief_in=Gemeente.objects.filter(code__in=p["actief_in"]),
                werk=self.teksten["werk"][p["naam"]],
                **{veld: p[veld] for veld in velden},
            )
        return gebruiker, aanbieder

    def bevestig(self, aanbieder: Aanbieder) -> None:
        """Let the coördinator confirm an organisation, once."""
        if not aanbieder.is_bevestigd:
            organisaties.bevestig_aanbieder(
                wie=self.coordinator, aanbieder=aanbieder, grond=self.teksten["bevestiging"]
            )

    def nieuwe_organisatie(self) -> None:
        """Let a partner register itself: it waits for the coördinator and sees nothing yet."""
        p = self.personen["nieuw"]
        if Aanbieder.objects.filter(kvk_nummer=p["kvk_nummer"]).exists():
            return
        organisaties.registreer_aanbieder(
            wie=self.persoon("aanbieder", p["naam"], p["email"], p["organisatie"]),
            naam=p["organisatie"],
            gecontracteerd=False,
            actief_in=Gemeente.objects.filter(code="GM0202"),
            **{veld: p[veld] for veld in ("kvk_nummer", "straat", "postcode", "plaats", "werk")},
        )


def om(moment: datetime | date, uur: int = 10, minuut: int = 0) -> None:
    """Set the clock of the demonstration; a date means that hour, Dutch time. Never back."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(uur, minuut), tzinfo=tijd.AMSTERDAM)
    if moment > tijd.nu():
        tijd.verzet(moment)
