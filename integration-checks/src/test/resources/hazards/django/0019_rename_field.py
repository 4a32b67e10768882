from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0018_remove_constraint")]
    operations = [
        migrations.RenameField("Order", "rank", "place"),
    ]
