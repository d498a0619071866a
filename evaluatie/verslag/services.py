"""Acts: the judgement on this way of innovating, and the evaluation report (R52)."""

from django.db.models import Max

from deelnemers.personen.models import Gebruiker
from evaluatie.verslag.models import DOCUMENTSOORT, Oordeel
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.logboek.handeling import handeling
from regeling.ronde.models import Ronde


def leg_oordeel_vast(
    *, wie: Gebruiker, ronde: Ronde, keuze: str, bouwstenen_conclusie: str, motivering: str
) -> Oordeel:
    """Record the judgement that feeds the decision on continuity, and have the report made (R52).

    A judgement is never changed: the next one is a new version. Raises Fout when a choice or text
    is missing.
    """
    with handeling(
        wie=wie, wat="evaluatie.leg_oordeel_vast", mag="evaluatie.oordeel", op=ronde
    ) as h:
        ronde = vergrendel(ronde)
        if keuze not in Oordeel.Keuze.values:
            raise Fout("Kies of de regio doorgaat. Uw tekst staat er nog.", "keuze")
        teksten = {"bouwstenen_conclusie": bouwstenen_conclusie, "motivering": motivering}
        for veld, tekst in teksten.items():
            if not tekst.strip():
                raise Fout("Schrijf hier op wat u oordeelt. Uw keuze staat er nog.", veld)
        hoogste = ronde.oordelen.aggregate(hoogste=Max("versie"))["hoogste"] or 0
        oordeel = Oordeel.objects.create(
            ronde=ronde, versie=hoogste + 1, keuze=keuze, door=wie, op=tijd.nu(), **teksten
        )
        _vraag_verslag(ronde, wie)
        naar = {"keuze": keuze, "versie": oordeel.versie}
        h.leg_vast(ronde, naar=naar, ronde_id=ronde.pk, zegel=[oordeel])
    return oordeel


def maak_verslag(*, wie: Gebruiker, ronde: Ronde) -> Document:
    """Have the report made as things stand now; without a judgement it is an interim report."""
    with handeling(wie=wie, wat="evaluatie.maak_verslag", mag="evaluatie.verslag", op=ronde) as h:
        document = _vraag_verslag(ronde, wie)
        h.leg_vast(ronde, naar={"versie": document.versie}, ronde_id=ronde.pk)
    return document


def _vraag_verslag(ronde: Ronde, wie: Gebruiker) -> Document:
    gegevens = {"stand_op": tijd.nu().isoformat()}
    return documenten.vraag_aan(soort=DOCUMENTSOORT, onderwerp=ronde, wie=wie, gegevens=gegevens)
