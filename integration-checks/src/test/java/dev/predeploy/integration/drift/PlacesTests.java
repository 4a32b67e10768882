package dev.predeploy.integration.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the migrations name an object. */
class PlacesTests {
    private static final Place FIRST = Place.file("V1.sql");
    private static final Place SECOND = Place.file("V2.sql");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("V1.sql"), """
                CREATE TABLE account (id int, link text DEFAULT '--', balance numeric);
                CREATE TABLE "public"."orders" (id int,
                    status text);
                CREATE INDEX account_note ON account (note);
                """);
        Files.writeString(folder.resolve("V2.sql"), """
                /* nothing here touches account.balance; nor the index account_note
                 */
                -- account keeps its balance
                CREATE TABLE billing.orders (id int, status varchar(9));
                """);
    }

    @Test
    void isNoComment() {
        assertThat(of("column public.account.balance", "table public.account")).isEqualTo(Place.file("V1.sql", 1));
        assertThat(of("index public.account_note", "table public.account")).isEqualTo(Place.file("V1.sql", 4));
    }

    @Test
    void isNoOtherSchemas() {
        assertThat(of("table public.orders", "schema public")).isEqualTo(Place.file("V1.sql", 2));
        assertThat(of("column public.orders.status", "table public.orders")).isEqualTo(Place.file("V1.sql", 3));
        assertThat(of("column billing.orders.status", "table billing.orders")).isEqualTo(Place.file("V2.sql", 4));
    }

    private Place of(String object, String whole) {
        Optional<String> table = Optional.of(whole).filter(each -> each.startsWith("table"));
        return new Places(folder, "", Optional.empty(), List.of(FIRST, SECOND), List.of()).inMigrations(object, table);
    }
}
