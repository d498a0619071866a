"""Addresses of the exploration; part of /beoordeling/."""

from django.urls import path

from beoordeling.scenario import views

urlpatterns = [
    path("<slug:code>/weging/verkennen/", views.verkennen, name="verkennen"),
    path("<slug:code>/weging/scenario/<int:volgnummer>/", views.scenario, name="scenario"),
]
