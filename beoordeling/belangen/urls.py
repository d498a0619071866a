"""Addresses of the declarations; part of /beoordeling/."""

from django.urls import path

from beoordeling.belangen import views

urlpatterns = [
    path("belang/<int:pk>/", views.belang, name="belang"),
    path("<slug:code>/verklaring/", views.verklaringen, name="verklaringen"),
    path("<slug:code>/verklaring/overige/", views.overige, name="overige"),
]
