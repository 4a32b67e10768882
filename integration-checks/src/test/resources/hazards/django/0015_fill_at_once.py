from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Order").objects.update(total=models.F("amount"))


class Migration(migrations.Migration):
    dependencies = [("shop", "0014_update_some")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddField("Order", "total", models.DecimalField(max_digits=10, decimal_places=2, null=True)),
        migrations.RunPython(fill),
    ]
