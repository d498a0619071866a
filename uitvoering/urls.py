"""Addresses of the floor."""

from django.urls import path

from uitvoering.rapportage import views as rapportage
from uitvoering.verloop import views as verloop

app_name = "uitvoering"
urlpatterns = [
    path("", verloop.Projecten.as_view(), name="lijst"),
    path("start/<int:pk>/", verloop.start, name="start"),
    path("rapportage/<int:pk>/", rapportage.rapportage, name="rapportage"),
    path("rapportage/<int:pk>/beoordeel/", rapportage.beoordeel, name="beoordeel"),
    path("<str:nummer>/", verloop.project, name="project"),
    path("<str:nummer>/rond-af/", verloop.rond_af, name="rond_af"),
]
