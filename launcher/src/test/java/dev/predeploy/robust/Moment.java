package dev.predeploy.robust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.stream.Stream;

/** A moment of a run at which somebody loses patience. Each has its own stack, and a file by which it is known. */
enum Moment {
    BEFORE_THE_FIRST_CHECK("tree/target/predeploy/events.ndjson", 1, """
            build: {artifact: {waits: {run: exec sleep 600, produces: [x]}}}
            """),
    COPYING_THE_SOURCES("tmp/predeploy-*/*/workspace-*", 1, """
            build: {artifact: {waits: {run: exec sleep 600, produces: [x]}}}
            """) {
        @Override
        void prepare(Ground ground) throws IOException {
            for (int file = 0; file < 3000; file++) {
                ground.with("src/" + file / 100 + "/" + file, "text");
            }
        }
    },
    UNPACKING_POSTGRES("cache/postgres/making/*/binaries-*", 1, Moment.FLYWAY),
    STARTING_POSTGRES("tmp/predeploy-*/*/postgres-*/data", 1, Moment.FLYWAY),
    MIGRATING("marks/here", 1, Moment.FLYWAY) {
        @Override
        void prepare(Ground ground) throws IOException {
            ground.with("db/V1__waits.sql", "COPY (SELECT 1) TO '${marks}/here';\nSELECT pg_sleep(600);\n");
        }
    },
    A_TOOL_HAS_GRANDCHILDREN("marks/here", 2, """
            build:
              artifact:
                waits:
                  run: (setsid sh -c 'sleep 600 & touch $MARKS/here; wait' &); sh -c 'trap "" TERM; sleep 600 & wait'
                  produces: [x]
                waits-too: {run: exec sleep 600, produces: [x]}
            """),
    A_TOOL_FLOODS("marks/here", 1, """
            quality: {lint: {floods: {run: touch $MARKS/here; exec yes, report: {sarif: "-"}}}}
            """),
    A_SERVICE_STARTS("marks/here", 2, """
            staging:
              up: {web: {run: touch $MARKS/here; exec sleep 600, listens: "${port:web}"}}
              health: {web: {url: "http://127.0.0.1:${port:web}/"}}
            """),
    A_SERVICE_IS_DEAF("marks/asked", 2, """
            staging:
              up:
                web:
                  run: trap '' TERM INT; %s
                  listens: "127.0.0.1:${port:web}"
              health: {web: {url: "http://127.0.0.1:${port:web}/503", within: 4m}}
            """.formatted(StubService.COMMAND)),
    A_RATE_LIMIT_IS_TRIED("marks/asked", 2, """
            staging:
              up:
                web:
                  run: exec %s
                  listens: "127.0.0.1:${port:web}"
              rate-limit: {web: {url: "http://127.0.0.1:${port:web}/late", limit: 5}}
            """.formatted(StubService.COMMAND)),
    CLOSING("marks/here", 2, """
            staging:
              up:
                web:
                  run: trap 'touch $MARKS/here' TERM; %s & while sleep 0.1 || test -d /; do :; done
                  listens: "127.0.0.1:${port:web}"
              health: {web: {url: "http://127.0.0.1:${port:web}/"}}
            """.formatted(StubService.COMMAND)),
    WRITING_REPORTS("tree/target/predeploy/report.json", 1, Moment.PASSING),
    MAKING_THE_ALLURE_PAGE("tree/target/predeploy/allure-results/*-result.json", 1, Moment.PASSING);

    /** A stack that passes at once. */
    static final String PASSING = "build: {artifact: {a: {run: echo a > a, produces: [a]}}}\n";

    private static final String FLYWAY =
            "integration: {migrations: {db: {tool: flyway, locations: [db], placeholders: {marks: \"${env:MARKS}\"}}}}\n";

    private final String known;
    private final int checks;
    private final String stack;

    Moment(String known, int checks, String stack) {
        this.known = known;
        this.checks = checks;
        this.stack = "stack: moment\n" + stack;
    }

    String stack() {
        return stack;
    }

    /** Returns how many checks the stack has. */
    int checks() {
        return checks;
    }

    /** Says whether the verdict stands when this moment comes. */
    boolean isAfterTheVerdict() {
        return this == WRITING_REPORTS || this == MAKING_THE_ALLURE_PAGE;
    }

    /** Adds the files that the stack needs beside its own. */
    void prepare(Ground ground) throws IOException {
        ground.with("db/V1__orders.sql", "CREATE TABLE orders (id bigint);\n");
    }

    /** Says whether it has come. */
    boolean hasCome(Ground ground) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + ground.parent() + "/" + known);
        return isThere(ground.parent(), Path.of(known), matcher);
    }

    private static boolean isThere(Path folder, Path rest, PathMatcher matcher) {
        if (rest.getNameCount() > 1 && !rest.getName(0).toString().contains("*")) {
            return isThere(folder.resolve(rest.getName(0)), rest.subpath(1, rest.getNameCount()), matcher);
        }
        try (Stream<Path> files = Files.walk(folder, rest.getNameCount())) {
            return files.anyMatch(matcher::matches);
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }
}
