package dev.predeploy.robust;

import dev.predeploy.kit.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A moment of a run in which a container engine does something; each has its own stack, and a sign that it has come. */
enum ContainerMoment {
    AN_IMAGE_IS_BUILT("image", 0, "", "RUN sleep 600"),
    TWO_IMAGES_ARE_BUILT("image", 0, "images: {app: {}, other: {}}", "RUN sleep 600"),
    A_TOOL_RUNS("container", 1, "quality: {lint: {a: {in: app, run: sleep 600, report: {sarif: a.sarif}}}}"),
    A_TOOL_IS_DEAF(
            "container",
            1,
            "quality: {lint: {a: {in: app, run: \"trap '' TERM INT; while :; do sleep 1; done\", report: {sarif: a}}}}"),
    TWO_TOOLS_RUN("container", 2, """
            quality:
              lint:
                a: {in: app, run: sleep 600, report: {sarif: a.sarif}}
                b: {in: app, run: sleep 600, report: {sarif: a.sarif}}
            """),
    AN_ARTIFACT_IS_BUILT("container", 1, "build: {artifact: {a: {in: app, run: sleep 600, produces: [a]}}}"),
    AN_IMAGE_STARTS("container", 1, "build: {contents: {app: {starts: {within: 10m}}}}", """
            HEALTHCHECK CMD false
            ENTRYPOINT ["sleep", "600"]
            """),
    A_NETWORK_IS_MADE("network", 1, ContainerMoment.MIGRATIONS),
    THE_DATABASE_STARTS("container", 1, ContainerMoment.MIGRATIONS),
    MIGRATING("container", 2, ContainerMoment.MIGRATIONS),
    A_STACK_COMES_UP("container", 2, "staging: {up: {s: {compose: [compose.yml, never-healthy.yml]}}}"),
    A_STACK_IS_UP("container", 2, """
            staging:
              up: {s: {compose: compose.yml}}
              health: {h: {url: "http://127.0.0.1:1/", within: 4m}}
            """);

    /** A stack that passes, and asks the engine for something. */
    static final String PASSING = "stack: next\nimages: {app: {dockerfile: next.Dockerfile}}\n";

    private static final String COMPOSE = """
            services:
              one: {image: "debian:bookworm-slim", command: [sleep, "600"], volumes: ["data:/data"]}
              two: {image: "debian:bookworm-slim", command: [sleep, "600"], restart: always}
            volumes: {data: {}}
            """;

    private static final String MIGRATIONS =
            "integration: {database: {image: \"POSTGRES\"}, migrations: {m: {tool: command, in: app, run: sleep 600}}}";

    private final String sort;
    private final int count;
    private final String stack;
    private final String dockerfile;

    ContainerMoment(String sort, int count, String stack) {
        this(sort, count, stack, "");
    }

    ContainerMoment(String sort, int count, String stack, String dockerfile) {
        this.sort = sort;
        this.count = count;
        this.stack = stack;
        this.dockerfile = "FROM debian:bookworm-slim\nWORKDIR /app\nCOPY . ./\n" + dockerfile;
    }

    /** Writes its stack and its Dockerfile. */
    void prepare(Ground ground) throws IOException {
        String images = stack.contains("images:") ? "" : "images: {app: {}}\n";
        String rest = stack.replace("POSTGRES", TestImages.postgres());
        ground.with("predeploy.yml", "stack: moment\n" + images + rest + "\n");
        ground.with("Dockerfile", dockerfile + "\n# " + ground.parent() + "\n");
        ground.with("next.Dockerfile", "FROM debian:bookworm-slim\n");
        ground.with("compose.yml", COMPOSE);
        ground.with("never-healthy.yml", "services: {one: {healthcheck: {test: [CMD, \"false\"], interval: 600s}}}\n");
        ground.with("next.yml", PASSING);
    }

    /** Says whether it has come. */
    boolean hasCome(Ground ground, EngineGround engine) throws IOException {
        Path events = ground.output().resolve("events.ndjson");
        boolean hasBegun = Files.exists(events) && Files.readString(events).contains("check-started");
        return hasBegun && engine.ours(sort).size() >= count;
    }
}
