from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0019_rename_field")]
    operations = [
        migrations.RemoveField("Order", "reference"),
    ]
