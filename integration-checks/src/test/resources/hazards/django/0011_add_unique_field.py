from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0010_add_unique")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddField("Order", "reference", models.IntegerField(null=True, unique=True)),
    ]
