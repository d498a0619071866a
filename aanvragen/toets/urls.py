"""Addresses of the coördinator's list and the check."""

from django.urls import path

from aanvragen.toets.views import toetsen, werklijst

urlpatterns = [
    path("", werklijst.Werklijst.as_view(), name="werklijst"),
    path("aanvragen.csv", werklijst.exporteer_werklijst, name="csv"),
    path("<int:pk>/toets/", toetsen.toetspagina, name="toets"),
    path("<int:pk>/toets/<int:nummer>/", toetsen.toets_criterium, name="toets_criterium"),
    path("<int:pk>/toets/toelaten/", toetsen.laat_toe, name="toelaten"),
    path("<int:pk>/toets/aanvulling/", toetsen.vraag_aanvulling, name="aanvulling"),
    path("<int:pk>/toets/buiten-behandeling/", toetsen.stel_buiten_behandeling, name="opzij"),
]
