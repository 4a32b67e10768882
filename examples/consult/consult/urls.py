from django.urls import path

from clients.views import health

urlpatterns = [path("health/", health)]
