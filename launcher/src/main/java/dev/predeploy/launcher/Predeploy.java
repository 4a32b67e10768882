package dev.predeploy.launcher;

import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.launcher.options.CommandLineReader;
import dev.predeploy.launcher.options.Invocation;
import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.options.WrongCommand;
import dev.predeploy.launcher.report.output.OutputFolderRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/** The command {@code predeploy}: everything that {@link Main} does, with its surroundings given. */
public final class Predeploy {
    private static final int WRONG = WrongCommand.EXIT_CODE;
    private static final int BROKEN = 3;

    private final Surroundings surroundings;
    private final Console console;
    private final Path workingFolder;
    private final Clock clock;

    /** Takes where it is called from. */
    public Predeploy(Surroundings surroundings, Console console, Path workingFolder, Clock clock) {
        this.surroundings = surroundings;
        this.console = console;
        this.workingFolder = workingFolder;
        this.clock = clock;
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0 every required check passed, 1 at least one failed, 2 the command or the stack file is
     *     wrong or the selection is empty, 3 none failed but at least one is broken (or Predeploy itself is), 4 none
     *     failed or broken but a required one was not run
     */
    public int run(String... arguments) {
        try {
            return obey(new CommandLineReader(surroundings).read(arguments));
        } catch (WrongCommand | StackFileException | OutputFolderRefused e) {
            return refuse(e);
        } catch (IOException e) {
            return breakOff(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            return giveUp(e);
        }
    }

    private int obey(Invocation invocation) throws IOException, InterruptedException {
        switch (invocation.command()) {
            case HELP -> console.out().write(CommandLineReader.help());
            case VERSION -> console.out().write("predeploy " + version() + "\n");
            case SCHEMA -> console.out().write(SchemaCommand.text(invocation));
            case INIT -> new InitCommand(workingFolder, console, redactor()).run(invocation.print());
            case LIST -> list(chosen(invocation));
            case DOCTOR -> {
                return new DoctorCommand(invocation, surroundings, console, workingFolder).run();
            }
            case SNAPSHOT -> {
                return new SnapshotCommand(chosen(invocation), surroundings, console).run();
            }
            case RUN -> {
                return new RunCommand(chosen(invocation), surroundings, console, clock).run();
            }
        }
        return 0;
    }

    private void list(Chosen chosen) {
        Speech speech = new Speech(chosen, surroundings, console);
        new ListCommand(chosen, console, chosen.head(clock.instant()), redactor())
                .run(speech.output(chosen.outputFolder(), clock));
    }

    private Chosen chosen(Invocation invocation) {
        return new Chosen(invocation, workingFolder);
    }

    private int refuse(Exception refusal) {
        complain(String.valueOf(refusal.getMessage()));
        return WRONG;
    }

    private int breakOff(IOException e) {
        complain("could not go on: " + e + "\n  Free what it names, then run again.");
        return BROKEN;
    }

    /** Whatever else is thrown is a fault of a module or of ours: left to Java, it would end as a failed stack does. */
    private int giveUp(Throwable fault) {
        String where = Arrays.stream(fault.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        complain("broke: " + fault + where
                + "\n  Look at the jars of a team's own checks; if they are right, report it.");
        return BROKEN;
    }

    /** A message may quote the stack file, and somebody may have written a password into a URL there. */
    private void complain(String text) {
        console.err().write("predeploy: " + redactor().clean(text) + "\n");
    }

    private Redactor redactor() {
        return Redactor.withEnvironment(surroundings.environment());
    }

    private static String version() {
        return Optional.ofNullable(Predeploy.class.getPackage().getImplementationVersion())
                .orElse("of this source tree");
    }
}
