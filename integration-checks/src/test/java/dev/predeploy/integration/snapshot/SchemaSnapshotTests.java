package dev.predeploy.integration.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.integration.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSnapshotTests {
    private static final String TEXT = """
            {
              "snapshot": 1,
              "postgres": 16,
              "objects": {
                "enum public.mood": "'sad', 'ok'",
                "function public.twice(integer)": [
                  "CREATE FUNCTION public.twice(x integer)",
                  " AS 'SELECT \\"x\\" * 2'"
                ],
                "schema public": {},
                "table public.\\"Odd.Table\\"": {
                  "definition": "PARTITION BY RANGE (id)",
                  "column \\"a.b\\"": "integer",
                  "column id": "bigint NOT NULL",
                  "comment": "All",
                  "comment id": "The key",
                  "grant id to app": "SELECT",
                  "grant to reader": "INSERT, SELECT",
                  "index \\"Odd idx\\"": "UNIQUE USING btree (id)",
                  "row security": "enabled"
                }
              }
            }
            """;

    @Test
    void isAnObjectALineWithItsPartsBelowIt() {
        assertThat(SchemaSnapshot.text(schema(), 16)).isEqualTo(TEXT);
    }

    @Test
    void isReadBackAsItWasWithTheLineOfEachObject() throws Exception {
        SchemaSnapshot read = SchemaSnapshot.read(TEXT);
        assertThat(read.schema()).isEqualTo(schema());
        assertThat(read.postgres()).isEqualTo(16);
        assertThat(read.lines())
                .containsEntry("enum public.mood", 5)
                .containsEntry("column public.\"Odd.Table\".id", 14)
                .containsEntry("index public.\"Odd idx\"", 19);
        assertThat(SchemaSnapshot.read(TEXT.replace("\n", "\r\n")).schema()).isEqualTo(schema());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "snapshot": 1,          | "snapshot": 2,           | 2  | it is a snapshot of version 2, and this Predeploy knows version 1
            "snapshot": 1,          |                          | 23 | the keys `snapshot` and `postgres` are missing: it is no snapshot of a schema
            "postgres": 16,         | "postgres": "16",        | 3  | here stands a whole number
            "postgres": 16,         | "other": 16,             | 3  | a snapshot has no key `other`
            "schema public": {},    | "schema public": 1,      | 10 | here stands a text, or a list of its lines
            "schema public": {},    | "schema public": {}      | 11 | Unexpected character ('"' (code 34)): was expecting comma to separate Object entries
            "schema public": {},    | "enum public.mood": {},  | 10 | Duplicate field 'enum public.mood'
            "comment id": "The key" | <<<<<<< HEAD             | 16 | it holds the marks of a merge that is not resolved
            "comment id": "The key" | <<<< HEAD                | 16 | Unexpected character ('<' (code 60)): was expecting double-quote to start field name
            """)
    void isRefusedWithTheLineOfWhatIsWrong(String right, String wrong, int line, String what) {
        String text = TEXT.replace(right, wrong == null ? "" : wrong);
        assertThatExceptionOfType(UnreadableSnapshot.class)
                .isThrownBy(() -> SchemaSnapshot.read(text))
                .withMessage(what)
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(line));
    }

    @Test
    void isReadBackWherePartsAreCalledComment() throws Exception {
        Map<String, String> objects = new TreeMap<>();
        Map<String, String> partOf = new TreeMap<>();
        for (String sort : List.of("index", "constraint", "trigger", "policy", "rule", "column")) {
            String name = sort.equals("index") ? "public.comment" : "public.post.comment";
            objects.put(sort + " " + name, "a " + sort);
            objects.put(sort + " comment " + name, "of a " + sort);
        }
        objects.keySet().removeIf(object -> object.matches("(rule|column) comment .*"));
        objects.put("comment public.post", "of a table");
        objects.put("comment public.post.comment", "of a column");
        objects.keySet().forEach(part -> partOf.put(part, "table public.post"));
        objects.put("table public.post", "");
        objects.put("schema comment", "");
        objects.put("schema comment comment", "of a schema");
        partOf.put("schema comment comment", "schema comment");
        Catalog schema = new Catalog(objects, partOf, Map.of());
        assertThat(SchemaSnapshot.read(SchemaSnapshot.text(schema, 16)).schema())
                .isEqualTo(schema);
    }

    @Test
    void isRefusedInPlainWordsWhereItEndsTooEarly() {
        assertThatExceptionOfType(UnreadableSnapshot.class)
                .isThrownBy(() -> SchemaSnapshot.read(TEXT.substring(0, TEXT.length() - 3)))
                .withMessage("Unexpected end-of-input: expected close marker for Object");
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "'{\"snapshot\": 1'", "'null'"})
    void isRefusedWhereItIsNoSnapshotAtAll(String text) {
        assertThatExceptionOfType(UnreadableSnapshot.class)
                .isThrownBy(() -> SchemaSnapshot.read(text))
                .satisfies(refused -> assertThat(refused.line()).isPositive());
    }

    private static Catalog schema() {
        Map<String, String> parts = new TreeMap<>(Map.of(
                "column public.\"Odd.Table\".id", "bigint NOT NULL",
                "column public.\"Odd.Table\".\"a.b\"", "integer",
                "comment public.\"Odd.Table\"", "All",
                "comment public.\"Odd.Table\".id", "The key",
                "grant public.\"Odd.Table\".id to app", "SELECT",
                "grant public.\"Odd.Table\" to reader", "INSERT, SELECT",
                "index public.\"Odd idx\"", "UNIQUE USING btree (id)",
                "row security public.\"Odd.Table\"", "enabled"));
        Map<String, String> partOf = new TreeMap<>();
        parts.keySet().forEach(part -> partOf.put(part, "table public.\"Odd.Table\""));
        Map<String, String> objects = new TreeMap<>(parts);
        objects.put("enum public.mood", "'sad', 'ok'");
        objects.put("schema public", "");
        objects.put("table public.\"Odd.Table\"", "PARTITION BY RANGE (id)");
        objects.put(
                "function public.twice(integer)", "CREATE FUNCTION public.twice(x integer)\n AS 'SELECT \"x\" * 2'");
        return new Catalog(objects, partOf, Map.of());
    }
}
