from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_live")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddIndex("Order", models.Index(fields=["status"], name="by_status")),
    ]
