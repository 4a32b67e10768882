from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0017_block")]
    operations = [
        migrations.RemoveConstraint("Order", "numbered"),
    ]
