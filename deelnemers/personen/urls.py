"""Addresses of the list of users and of appointing them."""

from django.urls import path

from deelnemers.personen import views

urlpatterns = [
    path("gebruikers/", views.Gebruikers.as_view(), name="gebruikers"),
    path("gebruikers/<int:pk>/", views.gebruiker, name="gebruiker"),
    path(
        "aanstellingen/<int:pk>/beeindigen/",
        views.aanstelling_beeindigen,
        name="aanstelling_beeindigen",
    ),
    path(
        "aanstellingen/<int:pk>/verlengen/",
        views.aanstelling_verlengen,
        name="aanstelling_verlengen",
    ),
]
