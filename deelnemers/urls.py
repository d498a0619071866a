"""Addresses under /organisatie/."""

from django.urls import path

from deelnemers.aanmelden import views as aanmelden
from deelnemers.organisaties import views as organisaties
from deelnemers.personen import views as personen

app_name = "deelnemers"
urlpatterns = [
    path("", organisaties.organisatie, name="organisatie"),
    path("aanmelden/", organisaties.aanmelden, name="aanmelden"),
    path("profiel/", aanmelden.profiel, name="profiel"),
    path("gebruikers/", personen.Gebruikers.as_view(), name="gebruikers"),
    path("gebruikers/<int:pk>/", personen.gebruiker, name="gebruiker"),
    path(
        "aanstellingen/<int:pk>/beeindigen/",
        personen.aanstelling_beeindigen,
        name="aanstelling_beeindigen",
    ),
    path(
        "aanstellingen/<int:pk>/verlengen/",
        personen.aanstelling_verlengen,
        name="aanstelling_verlengen",
    ),
    path("uitnodiging/<str:code>/", organisaties.uitnodiging, name="uitnodiging"),
    path(
        "uitnodigingen/<int:pk>/intrekken/",
        organisaties.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
    path("leden/<int:pk>/beheert/", organisaties.lid_beheert, name="lid_beheert"),
    path("leden/<int:pk>/beeindigen/", organisaties.lid_beeindigen, name="lid_beeindigen"),
    path("<int:pk>/", organisaties.aanbieder, name="aanbieder"),
    path("<int:pk>/wijzigen/", organisaties.wijzigen, name="wijzigen"),
]
