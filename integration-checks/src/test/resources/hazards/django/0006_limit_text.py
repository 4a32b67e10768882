from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0005_change_type")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AlterField("Order", "note", models.CharField(max_length=50, null=True)),
    ]
