package dev.predeploy.kit.stack;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Names;
import dev.predeploy.kit.yaml.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a secret comes from: {@code {env: NAME}}, {@code {file: PATH}} or {@code {command: …}}. */
@Names(
        pattern = "^[A-Za-z_][A-Za-z0-9_.-]*$",
        words = "a secret's name begins with a letter or `_` and has only letters, digits, `.`, `_` and `-`")
public sealed interface SecretSource {
    /** Returns the source in a few words, such as {@code the environment variable API_KEY}. */
    String text();

    /** Says whether asking costs nothing: no command is run. */
    default boolean isAtHand() {
        return true;
    }

    /**
     * Returns the value as the source gives it, line breaks at the end included.
     *
     * @throws dev.predeploy.kit.finding.CheckNotRun if the source is absent
     * @throws dev.predeploy.kit.finding.CheckBroken if it is there and cannot be read
     * @throws InterruptedException if a command ran and the caller was interrupted
     */
    String ask(String name, SecretAccess access) throws InterruptedException;

    /** An environment variable. */
    record FromEnvironment(
            @Doc("The environment variable that holds the secret.")
            String env) implements SecretSource {
        /** Refuses what cannot name an environment variable. */
        public FromEnvironment {
            if (!env.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new InvalidEntry(
                        "env", "this cannot name an environment variable", "write its name alone, such as `API_KEY`");
            }
        }

        @Override
        public String text() {
            return "the environment variable " + env;
        }

        @Override
        public String ask(String name, SecretAccess access) {
            String value = access.environment().get(env);
            if (value == null || value.isEmpty()) {
                throw new CheckNotRun(
                        "the secret %s is absent: %s is not set".formatted(name, text()),
                        "set %s, or change where the stack file takes it from".formatted(env));
            }
            return value;
        }
    }

    /** A file that holds nothing but the secret; line breaks at its end do not count. */
    record FromFile(
            @Doc(
                    "The file that holds the secret, relative to the stack file; it need not exist until the secret is needed.")
            String file)
            implements SecretSource {
        /** Refuses a blank path. */
        public FromFile {
            if (file.isBlank()) {
                throw new InvalidEntry("file", "the path is blank", "name the file that holds the secret");
            }
        }

        @Override
        public String text() {
            return "the file " + file;
        }

        @Override
        public String ask(String name, SecretAccess access) {
            Path path = access.folder().resolve(file);
            if (!Files.exists(path)) {
                throw new CheckNotRun(
                        "the secret %s is absent: %s does not exist".formatted(name, text()),
                        "create it, or change where the stack file takes the secret from");
            }
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new CheckBroken(
                        "the secret %s cannot be read from %s".formatted(name, text()),
                        "make it a file of UTF-8 text that this user may read");
            }
        }
    }

    /** A command that prints the secret and nothing else; line breaks at its end do not count. */
    record FromCommand(
            @Doc("The command that prints the secret; it is run at most once, when a check first needs the secret.")
            CommandLine command)
            implements SecretSource {
        /** Refuses a command that needs secrets itself. */
        public FromCommand {
            if (command.templates().stream().map(Template::secrets).anyMatch(names -> !names.isEmpty())) {
                throw new InvalidEntry(
                        "command", "the command of a secret needs a secret itself", "use `${env:NAME}` there");
            }
        }

        @Override
        public String text() {
            return "the command `" + command.text() + "`";
        }

        @Override
        public boolean isAtHand() {
            return false;
        }

        @Override
        public String ask(String name, SecretAccess access) throws InterruptedException {
            String remedy = "run it by hand; its output is not shown here, as it may be secret";
            try {
                SecretCommand.Answer answer = access.command().run(Values.command(command, lookup(access)));
                if (answer.exitCode() != 0) {
                    throw new CheckBroken(
                            "the secret %s could not be fetched: %s ended with exit code %d"
                                    .formatted(name, text(), answer.exitCode()),
                            remedy);
                }
                return answer.output();
            } catch (IOException e) {
                throw new CheckBroken(
                        Finding.of("the secret %s could not be fetched: %s did not run to its end"
                                        .formatted(name, text()))
                                .fix(remedy),
                        e);
            }
        }

        private static Template.Lookup lookup(SecretAccess access) {
            Ports ports = new Ports();
            return new Template.Lookup() {
                @Override
                public String environment(String name, Optional<String> otherwise) {
                    return Values.environment(access.environment(), name, otherwise);
                }

                @Override
                public String secret(String name) {
                    throw new IllegalStateException("A secret's command needs no secret: " + name);
                }

                @Override
                public String port(String name) {
                    return Integer.toString(ports.port(name));
                }
            };
        }
    }
}
