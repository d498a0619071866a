"""Addresses of the evaluation."""

from django.urls import path

from evaluatie.bouwstenen import views as bouwstenen
from evaluatie.micro import views as micro
from evaluatie.sessies import views as sessies
from evaluatie.tevredenheid import views as tevredenheid
from evaluatie.verslag import views as verslag

app_name = "evaluatie"
urlpatterns = [
    path("", verslag.start, name="start"),
    path("ronde/<slug:code>/", verslag.ronde, name="ronde"),
    path("ronde/<slug:code>/verslag/", verslag.verslag, name="verslag"),
    path("ronde/<slug:code>/resultaten/", verslag.resultaten, name="resultaten"),
    path("ronde/<slug:code>/bouwstenen/", verslag.bouwstenen, name="bouwstenen"),
    path("ronde/<slug:code>/kennissessie/", sessies.sessie_nieuw, name="sessie_nieuw"),
    path("sessie/<int:pk>/", verslag.sessie, name="sessie"),
    path("ronde/<slug:code>/innoveren/", verslag.innoveren, name="innoveren"),
    path("ronde/<slug:code>/vragenlijst/versturen/", tevredenheid.starten, name="starten"),
    path("ronde/<slug:code>/vragenlijst/", tevredenheid.vragenlijst, name="vragenlijst"),
    path("ronde/<slug:code>/oordeel/", verslag.oordeel, name="oordeel"),
    path("project/<str:nummer>/", verslag.project, name="project"),
    path("project/<str:nummer>/casus/", micro.casus_nieuw, name="casus_nieuw"),
    path("project/<str:nummer>/casus/<int:pk>/", micro.casus, name="casus"),
    path("project/<str:nummer>/belofte/<int:pk>/", bouwstenen.label, name="label"),
]
