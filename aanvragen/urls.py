"""Addresses of applications."""

from django.urls import path

from aanvragen.bijlagen import views as bijlagen
from aanvragen.concept.views import aanvraag, onderdeel
from aanvragen.indienen import views as indienen
from aanvragen.toets.views import toetsen, werklijst

app_name = "aanvragen"
urlpatterns = [
    path("", werklijst.Werklijst.as_view(), name="werklijst"),
    path("aanvragen.csv", werklijst.exporteer_werklijst, name="csv"),
    path("mijn/", aanvraag.MijnAanvragen.as_view(), name="mijn"),
    path("nieuw/", aanvraag.nieuwe_aanvraag, name="nieuw"),
    path("<int:pk>/", aanvraag.takenlijst, name="taken"),
    path("<int:pk>/onderdeel/<slug:code>/", onderdeel.bewerk_onderdeel, name="onderdeel"),
    path("<int:pk>/bijlagen/", bijlagen.beheer_bijlagen, name="bijlagen"),
    path("<int:pk>/bijlagen/<uuid:uuid>/", bijlagen.download_bijlage, name="bijlage"),
    path("<int:pk>/bijlagen/<uuid:uuid>/weg/", bijlagen.verwijder_bijlage, name="bijlage_weg"),
    path("<int:pk>/controleer/", indienen.controleer_en_verstuur, name="controleer"),
    path("<int:pk>/intrekken/", indienen.trek_in, name="intrekken"),
    path("<int:pk>/ontvangst/", indienen.ontvangstbewijs, name="ontvangst"),
    path("<int:pk>/ontvangst/<int:nummer>/", indienen.ontvangstbewijs, name="ontvangst_versie"),
    path("<int:pk>/versies/<int:nummer>/", indienen.lees_versie, name="versie"),
    path("<int:pk>/versies/<int:nummer>/aanvraag.json", indienen.versie_als_json, name="json"),
    path("<int:pk>/versies/<int:nummer>/verschil/", indienen.toon_verschil, name="verschil"),
    path("<int:pk>/toets/", toetsen.toetspagina, name="toets"),
    path("<int:pk>/toets/<int:nummer>/", toetsen.toets_criterium, name="toets_criterium"),
    path("<int:pk>/toets/toelaten/", toetsen.laat_toe, name="toelaten"),
    path("<int:pk>/toets/aanvulling/", toetsen.vraag_aanvulling, name="aanvulling"),
    path("<int:pk>/toets/buiten-behandeling/", toetsen.stel_buiten_behandeling, name="opzij"),
]
