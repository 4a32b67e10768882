from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0006_limit_text")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AlterField("Order", "code", models.CharField(max_length=40, null=True)),
    ]
