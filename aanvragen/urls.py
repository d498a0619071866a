"""Addresses of applications: those of the kamers."""

from aanvragen.bijlagen import urls as bijlagen
from aanvragen.concept import urls as concept
from aanvragen.indienen import urls as indienen
from aanvragen.toets import urls as toets

app_name = "aanvragen"
urlpatterns = [
    *toets.urlpatterns,
    *concept.urlpatterns,
    *bijlagen.urlpatterns,
    *indienen.urlpatterns,
]
