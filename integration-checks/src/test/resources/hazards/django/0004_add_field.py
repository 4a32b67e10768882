from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_add_index_concurrently")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddField("Order", "rank", models.IntegerField(null=True)),
    ]
