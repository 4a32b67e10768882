package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.database.EmbeddedBinaries;
import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Values;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what a check needs. */
final class NeedRows {
    private final Session session;
    private final Probe probe;
    private final EngineRows engine;

    NeedRows(Session session, Probe probe, EngineRows engine) {
        this.session = session;
        this.probe = probe;
        this.engine = engine;
    }

    /** Returns what became of looking for it. */
    Row of(Need need) throws InterruptedException {
        if (need instanceof Need.Program program) {
            return program(program);
        }
        if (need instanceof Need.NodeProgram program) {
            return node(program);
        }
        if (need instanceof Need.Jdk) {
            return jdk();
        }
        if (need instanceof Need.StackImage image) {
            return stackImage(image);
        }
        if (need instanceof Need.FetchedImage image) {
            return fetched(image);
        }
        if (need instanceof Need.EmbeddedPostgres postgres) {
            return embedded(postgres);
        }
        if (need instanceof Need.Server server) {
            return new ServerRow(session.get(Values.class)).of(server);
        }
        Need.Unseen unseen = (Need.Unseen) need;
        return Row.unseen(Row.TOOLS, unseen.check(), unseen.what());
    }

    private Row program(Need.Program need) throws InterruptedException {
        boolean isPath = need.name().contains("/");
        Optional<Path> found = isPath
                ? Optional.of(session.stack().folder().resolve(need.name())).filter(SearchPath::isProgram)
                : probe.onPath(need.name());
        if (found.isEmpty()) {
            return isPath
                    ? Row.unseen(
                            Row.TOOLS,
                            need.name(),
                            "it is not below the stack's folder; the check may make it, or run elsewhere")
                    : Row.problem(
                            Row.TOOLS,
                            need.name(),
                            "there is none on the PATH",
                            "Install it, or put its folder on the PATH; or let the check run `in` an image that has it.");
        }
        return need.tellsVersion()
                ? probe.version(Row.TOOLS, need.name(), found.get())
                : Row.ok(Row.TOOLS, need.name(), "%s (its version was not asked)".formatted(found.get()));
    }

    private Row node(Need.NodeProgram need) throws InterruptedException {
        Path root = session.stack().folder();
        for (Path folder = root.resolve(need.folder()).normalize();
                folder != null && folder.startsWith(root);
                folder = folder.getParent()) {
            Path own = folder.resolve("node_modules/.bin").resolve(need.name());
            if (SearchPath.isProgram(own)) {
                return probe.version(Row.TOOLS, need.name(), own);
            }
        }
        Optional<Path> found = probe.onPath(need.name());
        return found.isPresent()
                ? probe.version(Row.TOOLS, need.name(), found.get())
                : Row.problem(
                        Row.TOOLS,
                        need.name(),
                        "it is in no node_modules there or above, nor on the PATH",
                        "Install the project's packages (npm ci, pnpm install, yarn), and name their folder in `workspace: {links: [node_modules]}`.");
    }

    /** Looks where the checks do: in JAVA_HOME, in what runs us, on the PATH. */
    private Row jdk() throws InterruptedException {
        Optional<Path> javac = Stream.of(
                        session.environment().getOrDefault("JAVA_HOME", ""), System.getProperty("java.home"))
                .filter(home -> !home.isBlank())
                .map(home -> Path.of(home).resolve("bin/javac"))
                .filter(SearchPath::isProgram)
                .findFirst()
                .or(() -> probe.onPath("javac"));
        return javac.isPresent()
                ? probe.version(Row.TOOLS, "javac", javac.get())
                : Row.problem(
                        Row.TOOLS,
                        "javac",
                        "it is neither in JAVA_HOME nor beside the Java that runs this, nor on the PATH",
                        "Install a JDK, not just a Java runtime, and let JAVA_HOME name it.");
    }

    private Row stackImage(Need.StackImage need) {
        return engine.answers()
                ? Row.unseen(Row.TOOLS, "image " + need.image(), "what it holds is seen when it is built")
                : Row.problem(
                        Row.TOOLS, "image " + need.image(), "no container engine answers", "Start Docker or Podman.");
    }

    private Row fetched(Need.FetchedImage need) throws InterruptedException {
        try {
            return engine.image(session.get(Values.class).fill(need.reference()));
        } catch (CheckNotRun | CheckBroken absent) {
            return Row.unseen(Row.DATABASE, need.reference().source(), absent.reason());
        }
    }

    private Row embedded(Need.EmbeddedPostgres need) {
        String what = "postgres %s (embedded)".formatted(need.version());
        try {
            if (EmbeddedBinaries.areHere(PostgresVersion.parse(need.version()))) {
                return Row.ok(Row.DATABASE, what, "its binaries are here");
            }
        } catch (CheckBroken none) {
            return Row.problem(
                    Row.DATABASE, what, none.reason(), "Start Docker or Podman, and name an `image` for the database.");
        }
        return probe.onPath("mvn").isPresent()
                ? Row.unseen(
                        Row.DATABASE, what, "its binaries will be fetched by mvn; whether they can be, is seen then")
                : Row.problem(
                        Row.DATABASE,
                        what,
                        "its binaries are not here, and there is no mvn to fetch them",
                        "Install Maven, or choose version " + PostgresVersion.standard() + ".");
    }
}
