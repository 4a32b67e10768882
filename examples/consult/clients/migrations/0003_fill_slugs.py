from django.db import migrations
from django.utils.text import slugify


def fill(apps, schema_editor):
    """Give each client that has none a slug of its name and its id, which is unique."""
    client_model = apps.get_model("clients", "Client")
    for client in client_model.objects.filter(slug=None):
        client.slug = f"{slugify(client.name)[:40]}-{client.pk}"
        client.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("clients", "0002_client_slug")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
