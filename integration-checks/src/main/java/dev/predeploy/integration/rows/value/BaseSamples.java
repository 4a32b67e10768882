package dev.predeploy.integration.rows.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Texts that PostgreSQL reads as values of its own types, and of the extensions that it ships. */
final class BaseSamples {
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 4);
    private static final String TIME_OF_DAY = " 05:06:07.891";
    private static final int FEW = 1001;
    private static final long MORE_THAN_INT = 3_000_000_001L;
    private static final int HEADER = 4;

    /** A text for each number. */
    @FunctionalInterface
    interface Write {
        /**
         * Writes one.
         *
         * @param index the number, from 0
         * @param modifier the type's modifier, -1 for none
         */
        String text(int index, int modifier);
    }

    private static final Map<String, Write> ALL = all();

    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5", "10", "100", "0", "-1", "0.5");

    /** Numbers that a new rule is the likeliest to forbid. */
    static final List<String> DOUBTFUL = List.of("-1", "-0.5", "0");

    private static final List<String> DAYS = List.of(
            "2021-03-01",
            "2021-01-01",
            "2021-12-31",
            "2021-03-07",
            "2021-03-08",
            "2000-01-01",
            "1970-01-01",
            "1999-12-31");
    private static final List<String> LATE_DAYS = List.of("2101-01-01", "2101-01-02", "2101-02-01");
    private static final List<String> JSON =
            List.of("{}", "[]", "[{}]", "[\"sample\"]", "[1]", "\"sample\"", "1", "true", "{\"sample\": []}", "null");
    private static final List<String> FORMS = List.of(
            "sample",
            "1",
            "1.1",
            "sample=>1",
            "sample.one",
            "(1,1)",
            "(1,2)",
            "1,2",
            "{1,2,3}",
            "[1,2,3]",
            "{}",
            "POINT(1 2)",
            "POINT Z (1 2 3)",
            "LINESTRING(1 1, 2 2)",
            "POLYGON((0 0, 1 0, 1 1, 0 0))",
            "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))",
            "1 .. 2",
            "{}/3",
            "{1:1}/3",
            "978-0-393-04002-9",
            "0-393-04002-X",
            "9780393040029",
            "1 USD",
            "2021-03-04",
            "a1",
            "1:1",
            "{\"a\": 1}",
            "");

    private BaseSamples() {}

    static Optional<Write> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Odder values of a type; for one that nobody here knows, whatever it may look like. */
    static List<String> spares(BaseType type) {
        return switch (type.family()) {
            case NUMBER -> NUMBERS;
            case TIME -> times(type.name());
            case JSON -> JSON;
            case BYTES -> List.of("\\x", "\\x00");
            default -> other(type);
        };
    }

    private static List<String> times(String name) {
        List<String> times = new ArrayList<>(DAYS);
        times.addAll(LATE_DAYS);
        times.addAll(List.of("00:00:00", "23:59:59", "12:00:00", "1 day", "0", "1 hour"));
        boolean hasDay = name.startsWith("timestamp");
        return hasDay
                ? times.stream()
                        .map(text -> text.matches("\\d{4}-.*") ? text + " 00:00:00" : text)
                        .toList()
                : times;
    }

    private static List<String> other(BaseType type) {
        return switch (type.name()) {
            case "inet", "cidr" -> List.of("10.0.0.0/8", "10.0.0.1", "2001:db8::1", "2001:db8::/32", "192.0.2.0/24");
            case "bool" -> List.of();
            default -> {
                List<String> forms = new ArrayList<>(FORMS);
                if (type.modifier() > 0 && type.modifier() <= 20_000) {
                    forms.add(0, "[" + "1,".repeat(type.modifier() - 1) + "1]"); // a vector of so many numbers
                    forms.add(1, "1".repeat(Math.min(type.modifier(), 1000)));
                }
                yield forms;
            }
        };
    }

    private static Map<String, Write> all() {
        Map<String, Write> all = new HashMap<>();
        numbers(all);
        times(all);
        networks(all);
        shapes(all);
        texts(all);
        internals(all);
        return Map.copyOf(all);
    }

    private static void numbers(Map<String, Write> all) {
        all.put("bool", (k, m) -> k % 2 == 0 ? "true" : "false");
        all.put("int2", (k, m) -> Integer.toString(FEW + k));
        all.put("int4", (k, m) -> Integer.toString(FEW + k));
        all.put("int8", (k, m) -> Long.toString(MORE_THAN_INT + k));
        all.put("float4", (k, m) -> FEW + k + ".5");
        all.put("float8", (k, m) -> FEW + k + ".5");
        all.put("money", (k, m) -> FEW + k + ".50");
        all.put("numeric", BaseSamples::numeric);
        all.put("bit", (k, m) -> bits(k, Math.max(1, m)));
        all.put("varbit", (k, m) -> bits(k, m < 1 ? 8 : m));
    }

    /** Uses every digit that a bounded number has, so that a narrower type is found to be too narrow. */
    private static String numeric(int index, int modifier) {
        if (modifier < HEADER) {
            return FEW + index + ".25";
        }
        int precision = (modifier - HEADER) >> 16 & 0xffff;
        int scale = ((modifier - HEADER & 0x7ff) ^ 1024) - 1024;
        BigInteger digits = BigInteger.TEN.pow(precision - 1).add(BigInteger.valueOf(index + 1L));
        return new BigDecimal(digits, scale).toPlainString();
    }

    private static String bits(int index, int length) {
        String bits = Integer.toBinaryString(index + 1);
        return bits.length() > length
                ? bits.substring(bits.length() - length)
                : "0".repeat(length - bits.length()) + bits;
    }

    private static void times(Map<String, Write> all) {
        all.put("date", (k, m) -> FIRST_DAY.plusDays(k).toString());
        all.put("timestamp", (k, m) -> FIRST_DAY.plusDays(k) + TIME_OF_DAY);
        all.put("timestamptz", (k, m) -> FIRST_DAY.plusDays(k) + TIME_OF_DAY + "+00");
        all.put("time", (k, m) -> "%02d:%02d:07".formatted(5 + k / 60 % 18, k % 60));
        all.put("timetz", (k, m) -> "%02d:%02d:07+00".formatted(5 + k / 60 % 18, k % 60));
        all.put("interval", (k, m) -> k + 1 + " days");
    }

    private static void networks(Map<String, Write> all) {
        all.put("inet", (k, m) -> "192.0.2." + (1 + k % 250));
        all.put("cidr", (k, m) -> "192.0.2." + (1 + k % 250) + "/32");
        all.put("macaddr", (k, m) -> "08:00:2b:01:%02x:%02x".formatted(k / 256 % 256, k % 256));
        all.put("macaddr8", (k, m) -> "08:00:2b:ff:fe:01:%02x:%02x".formatted(k / 256 % 256, k % 256));
        all.put("uuid", (k, m) -> "00000000-0000-4000-8000-%012x".formatted(k + 1));
    }

    private static void shapes(Map<String, Write> all) {
        all.put("point", (k, m) -> "(%d,1)".formatted(k + 1));
        all.put("line", (k, m) -> "{1,2,%d}".formatted(k + 1));
        all.put("lseg", (k, m) -> "[(0,0),(%d,1)]".formatted(k + 1));
        all.put("box", (k, m) -> "((%d,0),(%d.5,1))".formatted(k + 1, k + 1));
        all.put("path", (k, m) -> "((0,0),(%d,1),(2,0))".formatted(k + 1));
        all.put("polygon", (k, m) -> "((%d,0),(%d.5,1),(%d.2,0))".formatted(k + 1, k + 1, k + 1));
        all.put("circle", (k, m) -> "<(%d,0),0.4>".formatted(k + 1));
        all.put("cube", (k, m) -> "(%d,1)".formatted(k + 1));
        all.put("seg", (k, m) -> "%d .. %d.5".formatted(k + 1, k + 1));
    }

    private static void texts(Map<String, Write> all) {
        Write word = (k, m) -> "sample" + (k + 1);
        all.put("name", word);
        all.put("char", (k, m) -> Character.toString('a' + k % 26));
        all.put("json", (k, m) -> "{\"sample\": %d}".formatted(k + 1));
        all.put("jsonb", (k, m) -> "{\"sample\": %d}".formatted(k + 1));
        all.put("jsonpath", (k, m) -> "$.sample" + (k + 1));
        all.put("xml", (k, m) -> "<sample>%d</sample>".formatted(k + 1));
        all.put("bytea", (k, m) -> "\\x%08x".formatted(k + 1));
        all.put("tsvector", word);
        all.put("tsquery", word);
        all.put("hstore", (k, m) -> "sample=>" + (k + 1));
        all.put("ltree", (k, m) -> "sample.s" + (k + 1));
        all.put("lquery", (k, m) -> "*.s" + (k + 1));
        all.put("ltxtquery", word);
        all.put("refcursor", word);
    }

    private static void internals(Map<String, Write> all) {
        Write number = (k, m) -> Integer.toString(FEW + k);
        List.of("oid", "xid", "xid8", "cid").forEach(name -> all.put(name, number));
        all.put("tid", (k, m) -> "(0,%d)".formatted(k + 1));
        all.put("pg_lsn", (k, m) -> "0/%X".formatted(k + 1));
        all.put("pg_snapshot", (k, m) -> "%d:%d:".formatted(k + 1, k + 1));
        all.put("txid_snapshot", (k, m) -> "%d:%d:".formatted(k + 1, k + 1));
        all.put("int2vector", (k, m) -> "1 " + (k + 1));
        all.put("oidvector", (k, m) -> "1 " + (k + 1));
        all.put("aclitem", (k, m) -> "=" + "arwdDxt".substring(0, 1 + k % 7) + "/pg_monitor");
        registered(all, "regclass", "pg_class", "pg_type", "pg_proc");
        registered(all, "regtype", "int4", "int8", "text");
        registered(all, "regrole", "pg_monitor", "pg_signal_backend", "pg_read_all_stats");
        registered(all, "regnamespace", "pg_catalog", "information_schema", "pg_toast");
        registered(all, "regproc", "now", "version", "pg_backend_pid");
        registered(all, "regprocedure", "now()", "version()", "pg_backend_pid()");
        registered(all, "regoper", "||/", "|/", "~~*");
        registered(all, "regoperator", "+(integer,integer)", "-(integer,integer)", "*(integer,integer)");
        registered(all, "regcollation", "\"C\"", "\"POSIX\"", "\"default\"");
        registered(all, "regconfig", "simple", "english", "german");
        registered(all, "regdictionary", "simple", "english_stem", "german_stem");
        registered(all, "regdatabase", "postgres", "template1", "template0");
    }

    private static void registered(Map<String, Write> all, String type, String... names) {
        all.put(type.toLowerCase(Locale.ROOT), (k, m) -> names[k % names.length]);
    }
}
