"""Addresses of the weighing; part of /beoordeling/."""

from django.urls import path

from beoordeling.weging import views

urlpatterns = [
    path("regel/<int:pk>/", views.adviesregel, name="adviesregel"),
    path("regel/<int:pk>/kies/", views.kies, name="kies"),
    path("<slug:code>/weging/", views.weging, name="weging"),
    path("<slug:code>/weging/beginnen/", views.weging_beginnen, name="weging_beginnen"),
    path("<slug:code>/weging/ongedaan/", views.ongedaan, name="weging_ongedaan"),
    path("<slug:code>/weging/overwegingen/", views.overwegingen, name="overwegingen"),
]
