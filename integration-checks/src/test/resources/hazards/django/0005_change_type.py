from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0004_add_field")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AlterField("Order", "number", models.BigIntegerField()),
    ]
