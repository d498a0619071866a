"""One ronde from call to evaluation, through the interface, with every role logged in (B1-B10).

The scheme and the accounts are data; what people do, they do on the pages. Where many do the same
(papers, scores, colleges), one does it on the pages and the others by the services, on their day.
"""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import Page, expect

from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling
from tests.fabriek import WACHTWOORD
from tests.reis import aanvraagtijd, besluittijd, commissietijd, projecttijd, stukken
from tests.reis.spelers import Reis, Speler

pytestmark = pytest.mark.reis

VERHAAL: tuple[Callable[[Reis], None], ...] = (
    aanvraagtijd.het_portaal_wordt_ingericht,
    aanvraagtijd.de_beheerder_stelt_iemand_aan,
    aanvraagtijd.de_coordinator_publiceert,
    aanvraagtijd.iedereen_leest_de_ronde,
    aanvraagtijd.een_aanbieder_meldt_zich,
    aanvraagtijd.de_aanvraag_wordt_geschreven,
    aanvraagtijd.papieren_aanvragen_worden_ingevoerd,
    aanvraagtijd.de_aanvraag_wordt_verstuurd,
    aanvraagtijd.de_coordinator_toetst,
    commissietijd.de_coordinator_stelt_de_commissie_in,
    commissietijd.een_lid_meldt_een_belang,
    commissietijd.een_lid_geeft_scores,
    commissietijd.de_anderen_geven_scores,
    commissietijd.de_secretaris_opent_de_scores,
    commissietijd.de_commissie_weegt_het_geheel,
    commissietijd.wie_een_belang_heeft_weegt_niet_mee,
    commissietijd.het_advies_wordt_geschreven,
    commissietijd.de_voorzitter_stelt_het_advies_vast,
    besluittijd.het_advies_gaat_naar_de_colleges,
    besluittijd.een_college_volgt_het_advies,
    besluittijd.een_college_wijkt_af,
    besluittijd.de_andere_colleges_besluiten,
    besluittijd.de_beschikkingen_gaan_uit,
    projecttijd.projecten_starten,
    projecttijd.een_aanbieder_rapporteert,
    projecttijd.de_coordinator_stelt_een_vraag,
    projecttijd.een_aanbieder_voegt_een_casus_toe,
    projecttijd.de_regio_leert,
    projecttijd.het_oordeel_over_de_ronde,
    projecttijd.iedereen_ziet_wat_er_nu_is,
    projecttijd.elk_document_is_voor_iedereen_te_lezen,
)


def test_a_ronde_from_call_to_evaluation(nieuwe_pagina: Callable[..., Page]) -> None:
    reis = Reis(nieuwe_pagina)
    for hoofdstuk in VERHAAL:
        hoofdstuk(reis)


def _code(geheim: str) -> str:
    """What the app on the phone shows now."""
    return f"{hotp_value(geheim, int(time.time()) // 30):06d}"


def test_a_coordinator_needs_a_second_factor(
    nieuwe_pagina: Callable[..., Page], settings: LazySettings
) -> None:
    settings.MFA_VERPLICHT = True
    gebruiker = stukken.account("Liesbeth Vogelzang", stukken.COORDINATOR)
    personen.stel_aan(wie=None, gebruiker=gebruiker, rol=Aanstelling.Rol.COORDINATOR)
    coordinator = Speler(Reis(nieuwe_pagina), nieuwe_pagina())
    coordinator.log_in(stukken.COORDINATOR)
    coordinator.ga("/logboek/")  # every page leads to the setting up
    coordinator.ziet("Uw rol vraagt een extra code bij het inloggen")
    coordinator.vul({"Wachtwoord": WACHTWOORD})  # once more, for a setting this heavy
    coordinator.verstuur("Ga verder")
    geheim = re.search(r"\b[A-Z2-7]{32}\b", coordinator.pagina.inner_text("main"))
    assert geheim
    coordinator.vul({"Code": _code(geheim[0])})
    coordinator.verstuur("Zet de extra code aan")
    coordinator.ga("/logboek/")
    expect(coordinator.pagina).to_have_url(re.compile("/logboek/$"))
    coordinator.verstuur("Uitloggen", "header")
    cache.clear()  # a code works once, and we are back within its 30 seconds
    coordinator.log_in(stukken.COORDINATOR, lambda: _code(geheim[0]))
    coordinator.ga("/logboek/")
    expect(coordinator.pagina).to_have_url(re.compile("/logboek/$"))
