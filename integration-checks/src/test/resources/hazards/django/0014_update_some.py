from django.db import migrations


def begin(apps, schema_editor):
    apps.get_model("shop", "Order").objects.filter(pk__lte=5).update(status="new")


class Migration(migrations.Migration):
    dependencies = [("shop", "0013_update_all")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.RunPython(begin),
    ]
