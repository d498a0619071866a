"""Addresses of the way in, scoring and progress; part of /beoordeling/.

The committee page stands here because after the start it shows how far the members are.
"""

from django.urls import path

from beoordeling.scoren.views import beoordelen, lijst, voortgang

urlpatterns = [
    path("", lijst.start, name="start"),
    path("weging/", lijst.huidige, {"naar": "weging"}, name="weging"),
    path("advies/", lijst.huidige, {"naar": "advies"}, name="advies"),
    path("aanvraag/<slug:nummer>/", beoordelen.beoordelen, name="beoordelen"),
    path("aanvraag/<slug:nummer>/score/<int:criterium>/", beoordelen.bewaar_score, name="score"),
    path("<slug:code>/", lijst.ronde, name="ronde"),
    path("<slug:code>/voortgang/", voortgang.voortgang, name="voortgang"),
    path("<slug:code>/commissie/", voortgang.commissie, name="commissie"),
]
