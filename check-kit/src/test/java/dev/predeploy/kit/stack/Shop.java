package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.JsonValue;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two small modules for the tests, which between them use every type and annotation that a section may. */
final class Shop {
    static final List<StageModule> MODULES =
            List.of(new Module("quality", Quality.class), new Module("staging", Staging.class));

    private Shop() {}

    record Module(String stage, Class<? extends Record> section) implements StageModule {
        @Override
        public List<Class<?>> checks() {
            return List.of();
        }
    }

    record Quality(
            @Doc("Linters.") Map<String, Lint> lint,
            @Doc("Tests.") Map<String, Tests> tests) {}

    record Lint(
            @Doc("The image to run in.") @NameOf("images") Optional<String> in,
            @Doc("What to look at.") @MustExist List<Path> paths,
            @Doc("The command.") Optional<CommandLine> run,

            @Doc("The weight from which findings count.") @Default("warning")
            Level level,

            @Unwrapped CheckOptions options)
            implements Entry {}

    enum Level {
        NOTE,
        WARNING,
        ERROR,
        NEVER_MIND
    }

    record Tests(
            @Doc("The command.") CommandLine run,
            @Doc("How many at once.") @Default("1") int jobs,
            @Doc("The seed.") Optional<Long> seed,
            @Doc("The share that must be covered.") Optional<Double> covered,

            @Doc("Whether no tests are fine.") @Default("false")
            boolean noneIsFine,

            @Unwrapped CheckOptions options)
            implements Entry {
        Tests {
            if (jobs < 1) {
                throw new InvalidEntry("jobs", jobs + " at once are none", "write 1 or more");
            }
        }
    }

    record Staging(
            @Doc("Whom to trust.") Optional<Trust> trust,
            @Doc("Health.") Map<String, Health> health,
            @Doc("Limits.") Map<String, RateLimit> rateLimit) {}

    record Trust(
            @Shorthand @Doc("`system`, or a name.") Optional<String> store,
            @MustExist Optional<Path> ca) {}

    record Health(
            @Doc("Where to ask.") Template url,
            @Doc("What the answer holds.") Map<String, JsonValue> json,
            @Doc("How long to wait.") @Default("30s") Duration within,
            @Doc("How large the answer may be.") Optional<ByteSize> largest,
            @Doc("Headers.") Map<String, Template> headers,
            @Doc("How much of the time it answers.") Optional<Percentage> availability,
            @Unwrapped CheckOptions options)
            implements Entry {}

    record Percentage(@Shorthand String text) {
        Percentage {
            if (!text.endsWith("%")) {
                throw new InvalidEntry("text", "a share without its `%`", "write it such as `99.9%`");
            }
        }
    }

    record RateLimit(
            @NameOf("staging.health") String of,
            int limit,
            @Unwrapped CheckOptions options) implements Entry {}
}
