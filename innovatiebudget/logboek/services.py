"""Send the signed head of the log to who keeps it outside the portal (W61)."""

from innovatiebudget.logboek.queries import getuigen
from kern.basis.tijd import lokaal
from kern.logboek.dagkop import neem_dagkop
from kern.logboek.handeling import handeling
from kern.logboek.koppen import als_tekst, kop_van_dag
from kern.logboek.sleutel import vingerafdruk_van
from kern.post import mail


def verstuur_dagkop() -> None:
    """Sign the head of today and mail it, once a day."""
    # the system does this by itself
    with handeling(wie=None, wat="kern.verstuur_dagkop", mag=None) as act:
        act.verandert_niets()  # `neem_dagkop` tells it, in this transaction
        ontvangers = getuigen()
        dagkop = neem_dagkop(sorted({naam for naam, _ in ontvangers}))
        if dagkop is None:
            return
        for naam, adres in ontvangers:
            mail.stuur(
                aan=[adres],
                sjabloon="dagkop",
                context={
                    "naam": naam,
                    "datum": lokaal(dagkop.moment),
                    "regels": dagkop.volgnummer,
                    "kop": als_tekst(kop_van_dag(dagkop)),
                    "vingerafdruk": vingerafdruk_van(dagkop.sleutel),
                },
                sleutel=f"logboek.dagkop:{dagkop.datum}",
            )
