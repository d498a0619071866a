"""Addresses of organisations, their people and invitations."""

from django.urls import path

from deelnemers.organisaties import views

urlpatterns = [
    path("", views.organisatie, name="organisatie"),
    path("aanmelden/", views.aanmelden, name="aanmelden"),
    path("uitnodiging/<str:code>/", views.uitnodiging, name="uitnodiging"),
    path(
        "uitnodigingen/<int:pk>/intrekken/",
        views.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
    path("leden/<int:pk>/beheert/", views.lid_beheert, name="lid_beheert"),
    path("leden/<int:pk>/beeindigen/", views.lid_beeindigen, name="lid_beeindigen"),
    path("<int:pk>/", views.aanbieder, name="aanbieder"),
    path("te-bevestigen/", views.te_bevestigen, name="te_bevestigen"),
    path("<int:pk>/oordeel/", views.oordeel, name="oordeel"),
    path("<int:pk>/wijzigen/", views.wijzigen, name="wijzigen"),
]
