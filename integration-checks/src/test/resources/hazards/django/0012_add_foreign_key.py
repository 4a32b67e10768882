from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0011_add_unique_field")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.AddField(
            "Order", "parent", models.ForeignKey("Order", models.CASCADE, null=True)
        ),
    ]
