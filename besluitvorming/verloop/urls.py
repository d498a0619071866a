"""Address of the page of the own college."""

from django.urls import path

from besluitvorming.verloop import views

urlpatterns = [path("college/", views.college, name="college")]
