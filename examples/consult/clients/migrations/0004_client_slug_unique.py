from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clients", "0003_fill_slugs")]
    operations = [migrations.AlterField("client", "slug", models.SlugField(unique=True))]
