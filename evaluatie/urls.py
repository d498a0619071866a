"""Addresses of the evaluation."""

from django.urls import path

from evaluatie import views

app_name = "evaluatie"
urlpatterns = [
    path("", views.start, name="start"),
    path("ronde/<slug:code>/", views.ronde, name="ronde"),
    path("ronde/<slug:code>/verslag/", views.verslag, name="verslag"),
    path("ronde/<slug:code>/resultaten/", views.resultaten, name="resultaten"),
    path("ronde/<slug:code>/bouwstenen/", views.bouwstenen, name="bouwstenen"),
    path("ronde/<slug:code>/kennissessie/", views.sessie_nieuw, name="sessie_nieuw"),
    path("sessie/<int:pk>/", views.sessie, name="sessie"),
    path("ronde/<slug:code>/innoveren/", views.innoveren, name="innoveren"),
    path("ronde/<slug:code>/vragenlijst/versturen/", views.starten, name="starten"),
    path("ronde/<slug:code>/vragenlijst/", views.vragenlijst, name="vragenlijst"),
    path("ronde/<slug:code>/oordeel/", views.oordeel, name="oordeel"),
    path("project/<str:nummer>/", views.project, name="project"),
    path("project/<str:nummer>/casus/", views.casus_nieuw, name="casus_nieuw"),
    path("project/<str:nummer>/casus/<int:pk>/", views.casus, name="casus"),
    path("project/<str:nummer>/belofte/<int:pk>/", views.label, name="label"),
]
