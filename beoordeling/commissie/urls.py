"""Addresses of composing the committee; part of /beoordeling/."""

from django.urls import path

from beoordeling.commissie import views

urlpatterns = [
    path("zetel/<int:pk>/", views.zetel, name="zetel"),
    path("zetel/<int:pk>/bezetten/", views.bezetten, name="bezetten"),
    path("zetel/<int:pk>/weghalen/", views.zetel_weghalen, name="zetel_weghalen"),
    path("<slug:code>/commissie/instellen/", views.instellen, name="instellen"),
    path("<slug:code>/commissie/zetel/", views.zetel_erbij, name="zetel_erbij"),
    path("<slug:code>/commissie/starten/", views.starten, name="starten"),
]
