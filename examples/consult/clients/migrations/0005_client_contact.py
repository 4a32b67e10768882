from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clients", "0004_client_slug_unique")]
    operations = [
        migrations.AddField("client", "email", models.EmailField(blank=True, default=""), preserve_default=False),
        migrations.AddField("client", "since", models.DateField(blank=True, null=True)),
    ]
