from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0008_require")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddConstraint(
            "Order",
            models.CheckConstraint(check=models.Q(number__gte=0), name="counted"),
        ),
    ]
