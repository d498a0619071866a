"""Addresses of the floor."""

from django.urls import path

from uitvoering import views

app_name = "uitvoering"
urlpatterns = [
    path("", views.Projecten.as_view(), name="lijst"),
    path("start/<int:pk>/", views.start, name="start"),
    path("rapportage/<int:pk>/", views.rapportage, name="rapportage"),
    path("rapportage/<int:pk>/beoordeel/", views.beoordeel, name="beoordeel"),
    path("<str:nummer>/", views.project, name="project"),
    path("<str:nummer>/rond-af/", views.rond_af, name="rond_af"),
]
