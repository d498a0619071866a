"""Addresses of the weighing and the advice; part of /beoordeling/."""

from django.urls import path

from beoordeling.advies import views as advies
from beoordeling.weging import views as weging

urlpatterns = [
    path("regel/<int:pk>/", weging.adviesregel, name="adviesregel"),
    path("regel/<int:pk>/kies/", weging.kies, name="kies"),
    path("<slug:code>/weging/", weging.weging, name="weging"),
    path("<slug:code>/weging/beginnen/", weging.weging_beginnen, name="weging_beginnen"),
    path("<slug:code>/weging/ongedaan/", weging.ongedaan, name="weging_ongedaan"),
    path("<slug:code>/weging/overwegingen/", weging.overwegingen, name="overwegingen"),
    path("<slug:code>/advies/", advies.advies, name="advies"),
    path("<slug:code>/advies/versie/<int:versie>/", advies.advies, name="advies_versie"),
    path("<slug:code>/advies/vaststellen/", advies.vaststellen, name="advies_vaststellen"),
    path("<slug:code>/advies/nieuw/", advies.nieuwe_versie, name="advies_nieuwe_versie"),
]
