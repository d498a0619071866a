"""Addresses of the labels of promises."""

from django.urls import path

from evaluatie.bouwstenen import views

urlpatterns = [
    path("project/<str:nummer>/belofte/<int:pk>/", views.label, name="label"),
]
