package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.NeedsEngine;
import dev.predeploy.kit.testing.TestedCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hazards that Django's own operations are, each a migration of its own. */
@NeedsEngine
@Timeout(600)
class DjangoLocksTests {
    private static final String MIGRATION = """
            from django.contrib.postgres.operations import AddIndexConcurrently
            from django.db import migrations, models
            def fill(apps, schema_editor):
                apps.get_model("clients", "Client").objects.update(email="none")
            def some(apps, schema_editor):
                apps.get_model("clients", "Client").objects.filter(pk=1).update(email="none")
            class Migration(migrations.Migration):
                atomic = %s
                dependencies = [("clients", "%s")]
                operations = [
                    migrations.RunSQL("SET lock_timeout = '2s'"),
                    %s
                ]
            """;

    /** The operation of each migration, and the rule that is told of it; none where it is safe. */
    private static final Map<String, String> OPERATIONS = new LinkedHashMap<>();

    static {
        add(
                "add_index",
                "migrations.AddIndex('Client', models.Index(fields=['name'], name='by_name'))",
                "scan-under-lock");
        add(
                "add_index_concurrently",
                "AddIndexConcurrently('Client', models.Index(fields=['email'], name='by_email'))",
                "");
        add("add_field", "migrations.AddField('Client', 'rank', models.IntegerField(null=True))", "");
        add("big", "migrations.AlterField('Client', 'rank', models.BigIntegerField(null=True))", "rewrite");
        add("text", "migrations.AlterField('Client', 'name', models.CharField(max_length=80))", "rewrite");
        add("wider", "migrations.AlterField('Client', 'name', models.CharField(max_length=90))", "");
        add(
                "required",
                "migrations.AlterField('Client', 'rank', models.BigIntegerField(default=0), preserve_default=False)",
                "held-lock, scan-under-lock");
        add(
                "check",
                "migrations.AddConstraint('Client', models.CheckConstraint(check=models.Q(rank__gte=0), name='ranked'))",
                "scan-under-lock");
        add(
                "unique",
                "migrations.AddConstraint('Client', models.UniqueConstraint(fields=['id', 'rank'], name='one'))",
                "scan-under-lock");
        add(
                "unique_field",
                "migrations.AddField('Client', 'code', models.IntegerField(null=True, unique=True))",
                "scan-under-lock");
        add(
                "foreign_key",
                "migrations.AddField('Client', 'parent', models.ForeignKey('Client', models.CASCADE, null=True))",
                "scan-under-lock");
        add("update", "migrations.RunPython(fill)", "rows-updated");
        add("update_one", "migrations.RunPython(some)", "");
        add(
                "add_and_update",
                "migrations.AddField('Client', 'note', models.TextField(null=True)), migrations.RunPython(fill)",
                "held-lock");
        add("sql", "migrations.RunSQL(\"CREATE INDEX by_rank ON clients_client (rank)\")", "scan-under-lock");
        add(
                "block",
                "migrations.RunSQL(\"DO $$ BEGIN EXECUTE replace('ALTER TABLE clients_X ALTER note SET DATA TYPE int USING 1',"
                        + " 'X', 'client'); END $$\")",
                "rewrite");
        add(
                "rename",
                "migrations.RunSQL(\"SET lock_timeout = 0\"), migrations.RenameField('Client', 'rank', 'place')",
                "lock-without-timeout");
        add(
                "remove",
                "migrations.RunSQL(\"SET lock_timeout = 0\"), migrations.RemoveField('Client', 'code')",
                "lock-without-timeout");
    }

    private static void add(String name, String operation, String rule) {
        OPERATIONS.put("%04d_%s".formatted(OPERATIONS.size() + 3, name), operation + "|" + rule);
    }

    @Test
    void areFoundWhereTheyStand(@TempDir Path folder) throws Exception {
        PythonStack python = PythonStack.django(folder);
        python.append("settings.py", "INSTALLED_APPS += [\"django.contrib.postgres\"]\n");
        String before = "0002_email";
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> each : OPERATIONS.entrySet()) {
            String[] parts = each.getValue().split("\\|", 2);
            boolean isAtomic = !parts[0].contains("Concurrently");
            String operations = parts[0].replaceAll("\\), (?=migrations\\.)", "),\n        ");
            python.write(
                    "clients/migrations/" + each.getKey() + ".py",
                    MIGRATION.formatted(isAtomic ? "True" : "False", before, operations));
            before = each.getKey();
            for (String rule : parts[1].isEmpty() ? new String[0] : parts[1].split(", ", -1)) {
                expected.add(each.getKey() + ".py " + rule);
            }
        }
        Files.writeString(
                folder.resolve("predeploy.yml"),
                PythonStack.STACK.formatted(PythonStack.POSTGRES, "django")
                        + "  locks: {main: {live: clients.0002, sizes: {clients_client: 40M rows}}}\n");
        TestedCheck check = CheckTester.of(LocksCheck.class)
                .run(folder.resolve("predeploy.yml"))
                .only();
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.findings().stream().map(DjangoLocksTests::told))
                .as(check.findings() + check.evidence().getOrDefault("locks.md", ""))
                .containsExactlyInAnyOrderElementsOf(expected);
        PythonStack.assertNothingIsLeft();
    }

    private static String told(Finding finding) {
        String file = finding.place() instanceof Place.InFile in && in.span().line() > 0 ? in.file() : "nowhere";
        return file.substring(file.lastIndexOf('/') + 1) + " " + finding.rule().orElse("");
    }
}
