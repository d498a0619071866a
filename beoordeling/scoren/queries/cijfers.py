"""The published formula, and nothing else (W23).

Member r gives application i on criterion c the value x. With the weights w of the ronde:

    s_ir = sum over c of w_c * x_irc / sum over c of w_c
    S_i  = mean over r of s_ir

over the members who are not recused and whose assessment is final. Reckoned exactly, in
fractions; rounded half up to two decimals only at the very end. A value revised after the
discussion replaces the first one; the first one stays stored beside it (W22).

The scores of one application beside each other, for who may see them (W21, W22).

What the one advice says: canonical content, its hash, and what still misses (R23-R25).

`inhoud` collects everything the document will say in plain JSON: sorted keys, amounts and marks as decimal strings,
moments in UTC. The PDF and the page are made from that content only, so they can be made again equal.
"""

from collections import defaultdict

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import Verschoningen, laatste_verklaringen
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.rekenen import Cijfer, bereken_cijfer
from regeling.ronde.models import Criterium, Ronde


def schaal_van(ronde: Ronde) -> list[int]:
    """Return the values of the scale of the ronde, low to high."""
    return sorted(niveau["waarde"] for niveau in ronde.schaal)


def gewichten_van(ronde: Ronde) -> dict[int, int]:
    """Return criterium id -> weight for the criteria that are scored, in their order."""
    rijen = Criterium.objects.filter(ronde=ronde, gewicht__gt=0).order_by("nummer")
    return dict(rijen.values_list("pk", "gewicht"))


def geldige_waarden(ronde: Ronde) -> dict[int, dict[int, dict[int, int]]]:
    """Return application -> seat -> criterium -> value of valid final assessments; two queries."""
    verschoond = Verschoningen(ronde)
    waarden: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    scores = (
        Score.objects.filter(
            beoordeling__aanvraag__ronde=ronde,
            beoordeling__aanvraag__status=Aanvraag.Status.TOEGELATEN,
            beoordeling__status=Beoordeling.Status.DEFINITIEF,
        )
        .order_by("na_bespreking")  # a revised value comes last and stays
        .values_list("beoordeling__aanvraag_id", "beoordeling__zetel_id", "criterium_id", "waarde")
    )
    for aanvraag, zetel, criterium, waarde in scores:
        if not verschoond.geldt(zetel, aanvraag):
            waarden[aanvraag][zetel][criterium] = waarde
    return waarden


def cijfers_per_aanvraag(ronde: Ronde) -> dict[int, Cijfer]:
    """Return the score of every admitted application of the ronde by id; always four queries."""
    gewichten, schaal, waarden = gewichten_van(ronde), schaal_van(ronde), geldige_waarden(ronde)
    aanvragen = Aanvraag.objects.filter(ronde=ronde).toegelaten().values_list("pk", "bespreking")
    return {
        pk: bereken_cijfer(gewichten, list(waarden[pk].values()), schaal)
        if geopend
        else Cijfer(aantal=len(waarden[pk]))
        for pk, geopend in aanvragen
    }


def geldige_beoordelingen_van(aanvraag: Aanvraag) -> list[Beoordeling]:
    """Final assessments of members without an interest."""
    definitief = Beoordeling.objects.filter(
        aanvraag=aanvraag, status=Beoordeling.Status.DEFINITIEF
    ).select_related("zetel__gebruiker")
    beoordelingen = list(definitief)
    verschoond = {
        v.zetel_id
        for v in laatste_verklaringen([b.zetel_id for b in beoordelingen])
        if v.heeft_belang and v.aanvraag_id in (None, aanvraag.pk)
    }
    return [b for b in beoordelingen if b.zetel_id not in verschoond]


def geldige_beoordelingen(ronde: Ronde) -> dict[int, list[Beoordeling]]:
    """The final assessments that count, per application; of a recused member none (W20). Three queries."""
    verschoond = Verschoningen(ronde)
    gevonden: dict[int, list[Beoordeling]] = defaultdict(list)
    rijen = Beoordeling.objects.filter(
        aanvraag__ronde=ronde, status=Beoordeling.Status.DEFINITIEF
    ).prefetch_related("scores")
    for rij in rijen:
        if not verschoond.geldt(rij.zetel_id, rij.aanvraag_id):
            gevonden[rij.aanvraag_id].append(rij)
    return gevonden
