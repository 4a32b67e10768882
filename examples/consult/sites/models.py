from django.db import models

from clients.models import Client


class Site(models.Model):
    """A web site that we keep for a client."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="sites")
    domain = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.domain
