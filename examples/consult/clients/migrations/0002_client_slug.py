from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clients", "0001_client")]
    operations = [migrations.AddField("client", "slug", models.SlugField(null=True))]
