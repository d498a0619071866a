"""Addresses of the weighing and the advice; part of /beoordeling/."""

from django.urls import path

from beoordeling import advies_views, weging_views

urlpatterns = [
    path("regel/<int:pk>/", weging_views.adviesregel, name="adviesregel"),
    path("regel/<int:pk>/kies/", weging_views.kies, name="kies"),
    path("<slug:code>/weging/", weging_views.weging, name="weging"),
    path("<slug:code>/weging/beginnen/", weging_views.weging_beginnen, name="weging_beginnen"),
    path("<slug:code>/weging/ongedaan/", weging_views.ongedaan, name="weging_ongedaan"),
    path("<slug:code>/weging/overwegingen/", weging_views.overwegingen, name="overwegingen"),
    path("<slug:code>/advies/", advies_views.advies, name="advies"),
    path("<slug:code>/advies/versie/<int:versie>/", advies_views.advies, name="advies_versie"),
    path("<slug:code>/advies/vaststellen/", advies_views.vaststellen, name="advies_vaststellen"),
    path("<slug:code>/advies/nieuw/", advies_views.nieuwe_versie, name="advies_nieuwe_versie"),
]
