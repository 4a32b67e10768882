package dev.predeploy.integration.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements by which Alembic remembers how far it has come. */
class RememberedRevisionTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO alembic_version (version_num) VALUES ('b2')",
                "INSERT INTO app.versions (version_num) VALUES ('b2') RETURNING app.versions.version_num",
                "UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1'",
                "UPDATE \"my app\".\"the versions\" SET version_num='b2' WHERE version_num = 'a1'",
                "/* from env.py */ UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1'"
            })
    void nameTheNewOne(String statement) {
        assertThat(AlembicMigrator.remembered(statement)).hasValue("b2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM alembic_version WHERE alembic_version.version_num = 'b2'",
                "SELECT alembic_version.version_num FROM alembic_version",
                "UPDATE orders SET version='b2'",
                "INSERT INTO orders (version_num, id) VALUES ('b2', 1)"
            })
    void areNoOthers(String statement) {
        assertThat(AlembicMigrator.remembered(statement)).isEmpty();
    }
}
