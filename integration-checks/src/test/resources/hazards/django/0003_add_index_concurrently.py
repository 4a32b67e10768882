from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0002_add_index")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        AddIndexConcurrently("Order", models.Index(fields=["note"], name="by_note")),
    ]
