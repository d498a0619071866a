"""Addresses of drafts."""

from django.urls import path

from aanvragen.concept.views import aanvraag, onderdeel

urlpatterns = [
    path("mijn/", aanvraag.MijnAanvragen.as_view(), name="mijn"),
    path("nieuw/", aanvraag.nieuwe_aanvraag, name="nieuw"),
    path("<int:pk>/", aanvraag.takenlijst, name="taken"),
    path("<int:pk>/onderdeel/<slug:code>/", onderdeel.bewerk_onderdeel, name="onderdeel"),
]
