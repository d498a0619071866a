"""All addresses of the portal: one line per floor, then the pages of the roof."""

from django.conf import settings
from django.urls import include, path

from innovatiebudget import demobalk, dossier, gezond, logboek, openbaar, register, start, stijl

urlpatterns = [
    path("", start.start, name="start"),
    path("account/", include("allauth.urls")),
    path("organisatie/", include("deelnemers.urls")),
    path("rondes/", include("regeling.urls")),
    path("aanvragen/", include("aanvragen.urls")),
    path("beoordeling/", include("beoordeling.urls")),
    path("besluiten/", include("besluitvorming.urls")),
    path("uitvoering/", include("uitvoering.urls")),
    path("evaluatie/", include("evaluatie.urls")),
    path("dossier/<str:nummer>/", dossier.dossier, name="dossier"),
    path("dossier/<str:nummer>/<slug:tab>/", dossier.dossier, name="dossier_tab"),
    path("register/", register.register, name="register"),
    path("register/projecten.csv", register.als_csv, name="register_csv"),
    path("register/projecten.json", register.als_json, name="register_json"),
    path("logboek/", logboek.Logboek.as_view(), name="logboek"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("schemas/aanvraag-1.json", openbaar.schema, name="schema_aanvraag"),
    path("contact/", openbaar.contact, name="contact"),
    path("toegankelijkheid/", openbaar.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", openbaar.privacy, name="privacy"),
    path("", include("kern.urls")),
]

if settings.DEMONSTRATIE:
    urlpatterns += [path("demonstratie/verzet/", demobalk.verzet, name="demo_verzet")]
if settings.ONTWIKKELING:
    urlpatterns += [path("stijl/", stijl.stijl, name="stijl")]
