"""/beoordeling/: what the committee, its secretaris and the coördinator do here."""

from django.urls import path

from beoordeling import views, weging_urls

app_name = "beoordeling"

urlpatterns = [
    *weging_urls.urlpatterns,
    path("", views.start, name="start"),
    path("weging/", views.huidige, {"naar": "weging"}, name="weging"),
    path("advies/", views.huidige, {"naar": "advies"}, name="advies"),
    path("aanvraag/<slug:nummer>/", views.beoordelen, name="beoordelen"),
    path("aanvraag/<slug:nummer>/score/<int:criterium>/", views.bewaar_score, name="score"),
    path("aanvraag/<slug:nummer>/vergelijken/", views.vergelijken, name="vergelijken"),
    path("aanvraag/<slug:nummer>/herzien/<int:criterium>/", views.herzien, name="herzien"),
    path("aanvraag/<slug:nummer>/openen/", views.openen, name="openen"),
    path("belang/<int:pk>/", views.belang, name="belang"),
    path("zetel/<int:pk>/", views.zetel, name="zetel"),
    path("zetel/<int:pk>/bezetten/", views.bezetten, name="bezetten"),
    path("zetel/<int:pk>/weghalen/", views.zetel_weghalen, name="zetel_weghalen"),
    path("<slug:code>/", views.ronde, name="ronde"),
    path("<slug:code>/verklaring/", views.verklaringen, name="verklaringen"),
    path("<slug:code>/verklaring/overige/", views.overige, name="overige"),
    path("<slug:code>/voortgang/", views.voortgang, name="voortgang"),
    path("<slug:code>/openen/", views.alles_openen, name="alles_openen"),
    path("<slug:code>/herinneren/", views.herinneren, name="herinneren"),
    path("<slug:code>/bespreken/", views.bespreken, name="bespreken"),
    path("<slug:code>/commissie/", views.commissie, name="commissie"),
    path("<slug:code>/commissie/instellen/", views.instellen, name="instellen"),
    path("<slug:code>/commissie/zetel/", views.zetel_erbij, name="zetel_erbij"),
    path("<slug:code>/commissie/starten/", views.starten, name="starten"),
]
