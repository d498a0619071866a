"""Pages that put the kamers together: a ronde, a project, two dimensions, judgement and report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from deelnemers.personen.views import IngelogdVerzoek
from evaluatie.bouwstenen.queries import beloften_met_bouwstenen
from evaluatie.bouwstenen.views import LABELEN
from evaluatie.micro.beeld import GEEN_VERGELIJKINGSGROEP, kostenstaven, welzijnsrijen
from evaluatie.micro.queries import microanalyses
from evaluatie.micro.rekenen import MINIMUM_VOOR_INTERVAL
from evaluatie.micro.views import TOEVOEGEN
from evaluatie.resultaten.beeld import UITLEG_BALKEN, beloftebalken, evaluatietabbladen
from evaluatie.resultaten.queries import resultaten_van_projecten
from evaluatie.resultaten.views import BEKIJK, project_of_404, ronde_of_404
from evaluatie.sessies.models import Inzicht, Kennissessie
from evaluatie.sessies.views import VASTLEGGEN
from evaluatie.tevredenheid.beeld import stellingstaven
from evaluatie.tevredenheid.queries import MINIMUM_ANTWOORDEN, SCHAALWAARDEN
from evaluatie.tevredenheid.views import VERSTUREN
from evaluatie.verslag import services as verslag_services
from evaluatie.verslag.beeld import dimensies
from evaluatie.verslag.forms import OordeelForm
from evaluatie.verslag.models import DOCUMENTSOORT
from evaluatie.verslag.queries import Evaluatie, te_evalueren_rondes
from kern.basis.tijd import nu
from kern.basis.verzoek import gepost
from kern.documenten import documenten
from kern.toegang.rechten import mag
from kern.ui.views import met_fouten


def evaluatie_of_404(request: IngelogdVerzoek, code: str, perm: str = BEKIJK) -> Evaluatie:
    """Fetch the evaluation of a ronde as this user sees it."""
    return Evaluatie(ronde_of_404(request, code, perm), request.user, nu())


@login_required
@require_safe
def start(request: IngelogdVerzoek) -> HttpResponse:
    """List the rondes with projects to evaluate; a single one is shown at once."""
    rondes = te_evalueren_rondes(request.user)
    if not rondes and not mag(request.user, "evaluatie.start"):
        raise Http404
    if len(rondes) == 1:
        return redirect("evaluatie:ronde", rondes[0].code)
    return render(request, "evaluatie/verslag/start.html", {"rondes": rondes})


@login_required
@require_safe
def ronde(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show the three dimensions: what there is and what is missing."""
    evaluatie = evaluatie_of_404(request, code)
    gevonden = evaluatie.ronde
    mag_verslag = mag(request.user, "evaluatie.bekijk_verslag", gevonden)
    return render(
        request,
        "evaluatie/verslag/ronde.html",
        {
            "e": evaluatie,
            "ronde": gevonden,
            "tabbladen": evaluatietabbladen(gevonden),
            "delen": dimensies(evaluatie),
            "balken": beloftebalken(evaluatie.resultaten),
            "uitleg_balken": UITLEG_BALKEN,
            "verslagen": documenten.voor(gevonden).filter(soort=DOCUMENTSOORT)[:5]
            if mag_verslag
            else [],
            "mag_maken": mag(request.user, "evaluatie.verslag", gevonden),
            "mag_oordelen": mag(request.user, "evaluatie.oordeel", gevonden),
        },
    )


@login_required
@require_POST
def verslag(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Have the report made as things stand now."""
    gevonden = ronde_of_404(request, code, "evaluatie.verslag")
    document = verslag_services.maak_verslag(wie=request.user, ronde=gevonden)
    messages.success(request, "Wij maken het evaluatieverslag. Dat duurt ongeveer een minuut.")
    return redirect(document)


@login_required
@require_safe
def project(request: IngelogdVerzoek, nummer: str) -> HttpResponse:
    """Show promises, wellbeing and costs of one project."""
    gevonden = project_of_404(request, nummer)
    analyse = microanalyses([gevonden])[gevonden.pk]
    resultaat = resultaten_van_projecten([gevonden])[0]
    ronde = gevonden.aanvraag.ronde
    return render(
        request,
        "evaluatie/verslag/project.html",
        {
            "project": gevonden,
            "aanvraag": gevonden.aanvraag,
            "ronde": ronde,
            "resultaat": resultaat,
            "beloften": beloften_met_bouwstenen(resultaat.beloften),
            "analyse": analyse,
            "welzijn": welzijnsrijen(analyse),
            "groepen": [(groep, kostenstaven(groep)) for groep in analyse.groepen],
            "geen_vergelijking": GEEN_VERGELIJKINGSGROEP,
            "minimum": MINIMUM_VOOR_INTERVAL,
            "inzichten": Inzicht.objects.filter(project=gevonden)
            .select_related("sessie")
            .prefetch_related("bouwstenen"),
            "mag_toevoegen": mag(request.user, TOEVOEGEN, gevonden),
            "mag_labelen": mag(request.user, LABELEN, ronde),
            "mag_ronde": mag(request.user, "evaluatie.bekijk", ronde),
        },
    )


OORDELEN = "evaluatie.oordeel"


@login_required
@require_safe
def innoveren(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show response, answers per role and the judgement."""
    evaluatie = evaluatie_of_404(request, code)
    uitslag = evaluatie.uitslag
    groepen = uitslag.groepen if uitslag else []
    return render(
        request,
        "evaluatie/tevredenheid/innoveren.html",
        {
            "e": evaluatie,
            "ronde": evaluatie.ronde,
            "uitslag": uitslag,
            "groepen": [(groep, stellingstaven(groep)) for groep in groepen],
            "oordelen": list(evaluatie.ronde.oordelen.order_by("-versie").select_related("door")),
            "tabbladen": evaluatietabbladen(evaluatie.ronde),
            "minimum": MINIMUM_ANTWOORDEN,
            "waarden": SCHAALWAARDEN,
            "mag_versturen": mag(request.user, VERSTUREN, evaluatie.ronde),
            "mag_oordelen": mag(request.user, OORDELEN, evaluatie.ronde),
        },
    )


@login_required
def oordeel(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Write the judgement; the report is made at once."""
    ronde = ronde_of_404(request, code, OORDELEN)
    vorige = ronde.oordelen.order_by("-versie").first()
    velden = list(OordeelForm.base_fields)
    begin = {veld: getattr(vorige, veld) for veld in velden} if vorige else None
    form = OordeelForm(gepost(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            verslag_services.leg_oordeel_vast(wie=request.user, ronde=ronde, **form.cleaned_data)
        if uitkomst:
            messages.success(
                request, "Het oordeel is vastgelegd. Het evaluatieverslag wordt gemaakt."
            )
            return redirect("evaluatie:ronde", ronde.code)
    return render(
        request, "evaluatie/verslag/oordeel.html", {"form": form, "ronde": ronde, "vorige": vorige}
    )


@login_required
@require_safe
def bouwstenen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Show sessions, and building blocks by projects."""
    evaluatie = evaluatie_of_404(request, code)
    return render(
        request,
        "evaluatie/sessies/bouwstenen.html",
        {
            "e": evaluatie,
            "ronde": evaluatie.ronde,
            "meta": evaluatie.meta,
            "sessies": _sessies_met_inzichten(evaluatie),
            "tabbladen": evaluatietabbladen(evaluatie.ronde),
            "mag_vastleggen": mag(request.user, VASTLEGGEN, evaluatie.ronde),
        },
    )


def _sessies_met_inzichten(evaluatie: Evaluatie) -> list[tuple[Kennissessie, list[Inzicht]]]:
    """Return the sessions, newest first, each with its visible insights."""
    per_sessie: dict[int, list[Inzicht]] = {}
    for inzicht in evaluatie.inzichten:
        per_sessie.setdefault(inzicht.sessie_id, []).append(inzicht)
    return [(sessie, per_sessie.get(sessie.pk, [])) for sessie in reversed(evaluatie.sessies)]
