"""Addresses under /organisatie/."""

from django.urls import path

from deelnemers.views import beheer, organisatie

app_name = "deelnemers"
urlpatterns = [
    path("", organisatie.organisatie, name="organisatie"),
    path("aanmelden/", organisatie.aanmelden, name="aanmelden"),
    path("profiel/", organisatie.profiel, name="profiel"),
    path("gebruikers/", beheer.Gebruikers.as_view(), name="gebruikers"),
    path("gebruikers/<int:pk>/", beheer.gebruiker, name="gebruiker"),
    path(
        "aanstellingen/<int:pk>/beeindigen/",
        beheer.aanstelling_beeindigen,
        name="aanstelling_beeindigen",
    ),
    path(
        "aanstellingen/<int:pk>/verlengen/",
        beheer.aanstelling_verlengen,
        name="aanstelling_verlengen",
    ),
    path("uitnodiging/<str:code>/", organisatie.uitnodiging, name="uitnodiging"),
    path(
        "uitnodigingen/<int:pk>/intrekken/",
        organisatie.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
    path("leden/<int:pk>/beheert/", organisatie.lid_beheert, name="lid_beheert"),
    path("leden/<int:pk>/beeindigen/", organisatie.lid_beeindigen, name="lid_beeindigen"),
    path("<int:pk>/", organisatie.aanbieder, name="aanbieder"),
    path("<int:pk>/wijzigen/", organisatie.wijzigen, name="wijzigen"),
]
