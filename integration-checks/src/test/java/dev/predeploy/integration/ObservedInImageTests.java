package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.observer.Observer;
import dev.predeploy.integration.observer.Places;
import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.testing.NeedsEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that run in an image, observed on their way to the database, which is in a container, too. */
@NeedsEngine
@Timeout(300)
class ObservedInImageTests {
    private static final String DJANGO = """
            from django.db import migrations, models
            class Migration(migrations.Migration):
                dependencies = [("clients", "0002_email")]
                operations = [
                    migrations.AlterField("Client", "name", models.CharField(max_length=9)),
                    migrations.RunSQL("UPDATE clients_client SET email = name; DELETE FROM clients_client"),
                    migrations.AlterField(
                        "Client",
                        "email",
                        models.TextField(null=True)),
                    migrations.AddIndex("Client", models.Index(fields=["email"], name="client_email"))]
            """;

    private static final String ALEMBIC = """
            from alembic import op
            import sqlalchemy as sa
            revision = "%s"
            down_revision = %s
            def upgrade():
                %s
            def downgrade():
                op.drop_column("clients", "email")
            """;

    private static final String OTHERS = """
            import asyncio, os
            import asyncpg
            address = dict(host=os.environ["PGHOST"], port=int(os.environ["PGPORT"]), database=os.environ["PGDATABASE"],
                user=os.environ["PGUSER"], password=os.environ["PGPASSWORD"])
            async def first():
                c = await asyncpg.connect(**address)
                await c.execute("CREATE TABLE t (id int, s text)")
                await c.fetch("CREATE INDEX CONCURRENTLY i ON t (id)")
                async with c.transaction():
                    await c.executemany("INSERT INTO t VALUES ($1, 'x')", [(1,), (2,)])
                    async for row in c.cursor("SELECT id FROM t", prefetch=1): pass
                await c.copy_records_to_table("t", records=[(3, "y")])
                try:
                    await c.fetch("SELECT 1 / ($1::int - 1)", 1)
                except asyncpg.DivisionByZeroError:
                    await c.execute("UPDATE t SET s = $1", "z")
                await c.execute("DELETE FROM t WHERE id = 3")
            asyncio.run(first())
            """;

    @TempDir
    private Path folder;

    @Test
    void driverThatUsesMoreOfTheProtocol() throws Exception {
        PythonStack stack = new PythonStack(folder);
        stack.write("Dockerfile", """
                FROM debian:bookworm-slim
                RUN apt-get update && apt-get install -y --no-install-recommends python3-asyncpg
                WORKDIR /app
                COPY . .
                """);
        stack.write("m.py", OTHERS);
        stack.write("predeploy.yml", """
                stack: test
                images: {app: .}
                integration:
                  database: {image: "%s"}
                  migrations:
                    main: {tool: command, in: app, run: python3 m.py}
                """.formatted(PythonStack.POSTGRES));
        try (OpenStack open = new OpenStack(folder)) {
            List<Observed> seen = seen(open, open.empty());
            assertThat(seen)
                    .filteredOn(each -> !each.effects().isEmpty())
                    .extracting(each -> each.statement().text().replaceFirst("(\\w+ \"?\\w+\"?).*", "$1"))
                    .containsExactly(
                            "CREATE INDEX", "INSERT INTO", "SELECT id", "COPY \"t\"", "UPDATE t", "DELETE FROM");
            assertThat(seen).filteredOn(each -> each.error().isPresent()).hasSize(1);
            assertThat(seen.get(seen.size() - 1).effects().get(0).rows().before())
                    .hasValue(3);
        }
    }

    @Test
    void django() throws Exception {
        PythonStack stack = PythonStack.django(folder);
        stack.write("clients/migrations/0003_more.py", DJANGO);
        List<Observed> seen = seen("clients.0002");
        assertThat(seen)
                .extracting(each -> each.statement().place().text().replaceFirst("clients/migrations/0003_more.py", ""))
                .containsExactly(":5", ":6", ":6", ":7", ":11");
        assertThat(seen.get(0).effects()).extracting(Effect::fate).contains(Effect.Fate.REWRITTEN);
        assertThat(seen.get(2).held()).extracting(lock -> lock.mode()).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(seen.get(4).held()).extracting(lock -> lock.mode()).contains(LockMode.SHARE);
    }

    @Test
    void alembic() throws Exception {
        PythonStack stack = PythonStack.alembic(folder);
        stack.write(
                "migrations/versions/a.py",
                ALEMBIC.formatted("a1", "None", "op.execute('CREATE TABLE clients (id int)')"));
        stack.write(
                "migrations/versions/b.py",
                ALEMBIC.formatted(
                        "b2", "'a1'", "op.add_column(\n        'clients',\n        sa.Column('email', sa.Text()))"));
        List<Observed> seen = seen("a1");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).statement().place().text()).isEqualTo("migrations/versions/b.py:6");
        assertThat(seen.get(0).taken()).extracting(lock -> lock.mode()).containsExactly(LockMode.ACCESS_EXCLUSIVE);
    }

    /** Returns the statements of what is pending, but for the tool's own. */
    private List<Observed> seen(String version) throws Exception {
        try (OpenStack stack = new OpenStack(folder)) {
            Database database = stack.empty();
            stack.migrator().applyVersion(database, version);
            return seen(stack, database).stream()
                    .filter(each -> each.statement().text().matches("(?s)(ALTER|CREATE|UPDATE|DELETE) .*"))
                    .filter(each -> !each.statement().text().matches(".*(django_|alembic_).*"))
                    .toList();
        }
    }

    private List<Observed> seen(OpenStack stack, Database database) throws Exception {
        Migrator migrator = stack.migrator();
        Places places = Places.of(migrator, database, folder);
        try (Observer observer = Observer.of(stack.databases().server(), database, places)) {
            observer.watch(migrator);
            return observer.trace().statements();
        }
    }
}
