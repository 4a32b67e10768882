from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0015_fill_at_once")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.RunSQL("CREATE INDEX by_rank ON orders (rank)"),
    ]
