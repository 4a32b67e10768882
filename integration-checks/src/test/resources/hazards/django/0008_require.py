from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0007_widen")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AlterField("Order", "rank", models.IntegerField(default=0), preserve_default=False),
    ]
