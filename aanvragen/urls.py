"""Addresses of applications."""

from django.urls import path

from aanvragen.views import aanvrager, bijlagen, onderdeel, ontvangst, toets

app_name = "aanvragen"
urlpatterns = [
    path("", toets.Werklijst.as_view(), name="werklijst"),
    path("aanvragen.csv", toets.exporteer, name="csv"),
    path("mijn/", aanvrager.Mijn.as_view(), name="mijn"),
    path("nieuw/", aanvrager.nieuw, name="nieuw"),
    path("<int:pk>/", aanvrager.taken, name="taken"),
    path("<int:pk>/onderdeel/<slug:code>/", onderdeel.onderdeel, name="onderdeel"),
    path("<int:pk>/bijlagen/", bijlagen.bijlagen, name="bijlagen"),
    path("<int:pk>/bijlagen/<uuid:uuid>/", ontvangst.bijlage, name="bijlage"),
    path("<int:pk>/bijlagen/<uuid:uuid>/weg/", bijlagen.verwijder, name="bijlage_weg"),
    path("<int:pk>/controleer/", aanvrager.controleer, name="controleer"),
    path("<int:pk>/intrekken/", aanvrager.trek_in, name="intrekken"),
    path("<int:pk>/ontvangst/", ontvangst.ontvangst, name="ontvangst"),
    path("<int:pk>/ontvangst/<int:nummer>/", ontvangst.ontvangst, name="ontvangst_versie"),
    path("<int:pk>/versies/<int:nummer>/", ontvangst.lezen, name="versie"),
    path("<int:pk>/versies/<int:nummer>/aanvraag.json", ontvangst.als_json, name="json"),
    path("<int:pk>/versies/<int:nummer>/verschil/", ontvangst.verschil, name="verschil"),
    path("<int:pk>/toets/", toets.toets, name="toets"),
    path("<int:pk>/toets/<int:nummer>/", toets.toets_criterium, name="toets_criterium"),
    path("<int:pk>/toets/toelaten/", toets.laat_toe, name="toelaten"),
    path("<int:pk>/toets/aanvulling/", toets.vraag_aanvulling, name="aanvulling"),
    path("<int:pk>/toets/buiten-behandeling/", toets.stel_buiten_behandeling, name="opzij"),
]
