from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0016_sql")]
    operations = [
        migrations.RunSQL("SET lock_timeout = '2s'"),
        migrations.RunSQL(
            """
            DO $$
            BEGIN
                EXECUTE replace('ALTER TABLE X ALTER rank SET DATA TYPE bigint', 'X', 'orders');
            END $$
            """
        ),
    ]
