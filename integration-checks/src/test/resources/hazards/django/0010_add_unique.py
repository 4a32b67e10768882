from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0009_add_check")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddConstraint("Order", models.UniqueConstraint(fields=["number"], name="numbered")),
    ]
