"""All addresses of the portal: one line per floor, then the pages of the roof."""

from django.conf import settings
from django.urls import include, path

from deelnemers.aanmelden import views as aanmelden
from innovatiebudget.demonstratie import views as demonstratie
from innovatiebudget.dossier import views as dossier
from innovatiebudget.gezond import views as gezond
from innovatiebudget.informatie import views as informatie
from innovatiebudget.logboek import views as logboek
from innovatiebudget.register import views as register
from innovatiebudget.start import views as start
from innovatiebudget.stijl import views as stijl
from innovatiebudget.werk import views as werk

handler500 = "kern.ui.foutpaginas.serverfout"

urlpatterns = [
    path("", start.startpagina, name="start"),
    path("account/sessions/", aanmelden.sessies, name="usersessions_list"),
    path("account/", include("allauth.urls")),
    path("organisatie/", include("deelnemers.urls")),
    path("rondes/", include("regeling.urls")),
    path("aanvragen/", include("aanvragen.urls")),
    path("beoordeling/", include("beoordeling.urls")),
    path("besluiten/", include("besluitvorming.urls")),
    path("uitvoering/", include("uitvoering.urls")),
    path("evaluatie/", include("evaluatie.urls")),
    path("dossier/<str:nummer>/", dossier.dossierpagina, name="dossier"),
    path("dossier/<str:nummer>/<slug:tab>/", dossier.dossierpagina, name="dossier_tab"),
    path("register/", register.registerpagina, name="register"),
    path("register/projecten.csv", register.register_als_csv, name="register_csv"),
    path("register/projecten.json", register.register_als_json, name="register_json"),
    path("logboek/", logboek.Logboeklijst.as_view(), name="logboek"),
    path("logboek/controle/", logboek.controlepagina, name="logboek_controle"),
    path("gezond/", gezond.gezondheid, name="gezond"),
    path("metrics", gezond.metingen, name="metingen"),
    path("leeft/", gezond.levensteken, name="leeft"),
    path("werk/", werk.Mislukt.as_view(), name="werk"),
    path("werk/<int:pk>/opnieuw/", werk.werk_opnieuw, name="werk_opnieuw"),
    path("werk/<int:pk>/opgeven/", werk.werk_opgeven, name="werk_opgeven"),
    path("schemas/aanvraag-1.json", informatie.aanvraagschema, name="schema_aanvraag"),
    path("contact/", informatie.contactpagina, name="contact"),
    path("toegankelijkheid/", informatie.toegankelijkheidspagina, name="toegankelijkheid"),
    path("privacy/", informatie.privacypagina, name="privacy"),
    path("", include("kern.urls")),
]

if settings.DEMONSTRATIE:
    urlpatterns += [path("demonstratie/verzet/", demonstratie.verzet_klok, name="demo_verzet")]
if settings.ONTWIKKELING:
    urlpatterns += [path("stijl/", stijl.stijlpagina, name="stijl")]
