from django.db import models


class Client(models.Model):
    """Somebody whom we advise."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    email = models.EmailField(blank=True)
    since = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Invoice(models.Model):
    """What a client owes, in cents."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="invoices")
    cents = models.PositiveBigIntegerField()
    paid = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["client", "paid"], name="invoice_client_paid")]

    def __str__(self) -> str:
        return f"{self.client}: {self.cents} cents"
