package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Something outside the stack that a check needs, told so that it can be looked for before anything runs. */
public sealed interface Need {
    /** Returns the check within its stage, such as {@code types/mypy}. */
    String check();

    /** Returns what a command needs: the image that it runs in, else the program that it begins with. */
    static Need command(String check, Optional<String> in, CommandLine line) {
        return in.<Need>map(image -> new StackImage(check, image))
                .or(() -> line.program().map(program -> new Program(check, program, false)))
                .orElseGet(() -> new Unseen(check, "a script, whose commands are known when it runs"));
    }

    /**
     * A program of this machine.
     *
     * @param check the check
     * @param name its name on the PATH, or a path below the stack's folder
     * @param tellsVersion whether {@code --version} is known to do nothing else
     */
    record Program(String check, String name, boolean tellsVersion) implements Need {}

    /**
     * A program that the project itself installs below {@code node_modules}.
     *
     * @param check the check
     * @param name its name
     * @param folder where the check runs, relative to the stack's folder
     */
    record NodeProgram(String check, String name, Path folder) implements Need {}

    /** A JDK. */
    record Jdk(String check) implements Need {}

    /** An image of the stack, and so an engine that can build it. */
    record StackImage(String check, String image) implements Need {}

    /** An image that is fetched where the engine does not have it. */
    record FetchedImage(String check, Template reference) implements Need {}

    /**
     * A PostgreSQL that needs no engine.
     *
     * @param check the check
     * @param version its version
     */
    record EmbeddedPostgres(String check, String version) implements Need {}

    /**
     * A server that answers.
     *
     * @param check the check
     * @param url where
     * @param addressOf knows the addresses of names that are not to be looked up
     */
    record Server(String check, Template url, Function<String, Optional<InetAddress>> addressOf) implements Need {}

    /**
     * Something that nobody can look for beforehand.
     *
     * @param check the check
     * @param what what it is
     */
    record Unseen(String check, String what) implements Need {}
}
