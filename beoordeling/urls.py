"""/beoordeling/: what the committee, its secretaris and the coördinator do here."""

from django.urls import path

from beoordeling.advies import urls as advies_urls
from beoordeling.belangen import views as belangen
from beoordeling.commissie import views as commissie
from beoordeling.scoren.views import beoordelen, voortgang
from beoordeling.scoren.views import lijst as views
from beoordeling.vergadering import views as vergadering

app_name = "beoordeling"

urlpatterns = [
    *advies_urls.urlpatterns,
    path("", views.start, name="start"),
    path("weging/", views.huidige, {"naar": "weging"}, name="weging"),
    path("advies/", views.huidige, {"naar": "advies"}, name="advies"),
    path("aanvraag/<slug:nummer>/", beoordelen.beoordelen, name="beoordelen"),
    path("aanvraag/<slug:nummer>/score/<int:criterium>/", beoordelen.bewaar_score, name="score"),
    path("aanvraag/<slug:nummer>/vergelijken/", vergadering.vergelijken, name="vergelijken"),
    path("aanvraag/<slug:nummer>/herzien/<int:criterium>/", vergadering.herzien, name="herzien"),
    path("aanvraag/<slug:nummer>/openen/", vergadering.openen, name="openen"),
    path("belang/<int:pk>/", belangen.belang, name="belang"),
    path("zetel/<int:pk>/", commissie.zetel, name="zetel"),
    path("zetel/<int:pk>/bezetten/", commissie.bezetten, name="bezetten"),
    path("zetel/<int:pk>/weghalen/", commissie.zetel_weghalen, name="zetel_weghalen"),
    path("<slug:code>/", views.ronde, name="ronde"),
    path("<slug:code>/verklaring/", belangen.verklaringen, name="verklaringen"),
    path("<slug:code>/verklaring/overige/", belangen.overige, name="overige"),
    path("<slug:code>/voortgang/", voortgang.voortgang, name="voortgang"),
    path("<slug:code>/openen/", vergadering.alles_openen, name="alles_openen"),
    path("<slug:code>/herinneren/", voortgang.herinneren, name="herinneren"),
    path("<slug:code>/bespreken/", vergadering.bespreken, name="bespreken"),
    path("<slug:code>/commissie/", commissie.commissie, name="commissie"),
    path("<slug:code>/commissie/instellen/", commissie.instellen, name="instellen"),
    path("<slug:code>/commissie/zetel/", commissie.zetel_erbij, name="zetel_erbij"),
    path("<slug:code>/commissie/starten/", commissie.starten, name="starten"),
]
