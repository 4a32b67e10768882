from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(Path(__file__).with_name("base.sql").read_text())],
            [
                migrations.CreateModel(
                    "Order",
                    [
                        ("id", models.IntegerField(primary_key=True)),
                        ("number", models.IntegerField()),
                        ("code", models.CharField(max_length=20, null=True)),
                        ("note", models.TextField(null=True)),
                        ("status", models.TextField(null=True)),
                        ("amount", models.DecimalField(max_digits=10, decimal_places=2, null=True)),
                    ],
                    {"db_table": "orders"},
                ),
                migrations.CreateModel(
                    "Countries",
                    [("code", models.TextField(primary_key=True)), ("name", models.TextField(null=True))],
                    {"db_table": "countries"},
                ),
            ],
        ),
    ]
