"""Addresses of cases."""

from django.urls import path

from evaluatie.micro import views

urlpatterns = [
    path("project/<str:nummer>/casus/", views.casus_nieuw, name="casus_nieuw"),
    path("project/<str:nummer>/casus/<int:pk>/", views.casus, name="casus"),
]
