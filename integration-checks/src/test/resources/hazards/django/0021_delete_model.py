from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0020_remove_field")]
    operations = [
        migrations.DeleteModel("Countries"),
    ]
