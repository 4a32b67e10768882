package dev.predeploy.kit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/** A command that has come to its end, and what it wrote. The files stay until the run's folder goes. */
public final class Finished {
    private final Command command;
    private final Ending ending;
    private final Duration took;
    private final Recording recording;

    Finished(Command command, Ending ending, Duration took, Recording recording) {
        this.command = command;
        this.ending = ending;
        this.took = took;
        this.recording = recording;
    }

    /** Returns the same, but for how it ended, for who knows better than the operating system. */
    public Finished endedAs(Ending other) {
        return new Finished(command, other, took, recording);
    }

    /** Returns what was run. */
    public Command command() {
        return command;
    }

    /** Returns how it came to its end. */
    public Ending ending() {
        return ending;
    }

    /** Says whether it ended by itself, with exit code 0. */
    public boolean succeeded() {
        return ending.isSuccess();
    }

    /** Returns the exit code, if it ended by itself. */
    public OptionalInt exitCode() {
        return ending instanceof Ending.Exited exited ? OptionalInt.of(exited.code()) : OptionalInt.empty();
    }

    /** Returns how long it ran. */
    public Duration took() {
        return took;
    }

    /** Returns the command's name and how it ended, as a sentence without its full stop. */
    public String sentence() {
        return command.name() + " " + ending.sentence();
    }

    /**
     * Returns what a person would have seen who ran it by hand: the command, what it wrote, how it ended and when.
     *
     * @param shown the command as people know it
     * @param output what it wrote, with paths as people know them
     */
    public String transcript(String shown, String output) {
        String lines = output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
        return String.format(
                Locale.ROOT, "$ %s\n%s# %s, after %.2f s\n", shown, lines, ending.sentence(), took.toMillis() / 1000.0);
    }

    /** Says whether it wrote more than was kept; then a line in the middle says how much is missing. */
    public boolean cut() {
        return recording.both().isCut();
    }

    /** Returns what it wrote to both outputs, in the order in which it came; bad UTF-8 is replaced. */
    public String output() {
        return text(recording.both());
    }

    /** Returns what it wrote to its standard output; bad UTF-8 is replaced. */
    public String stdout() {
        return text(recording.stdout());
    }

    /** Returns what it wrote to its standard error; bad UTF-8 is replaced. */
    public String stderr() {
        return text(recording.stderr());
    }

    /** Returns the last lines of both outputs, joined by line breaks; lines of blanks at the end do not count. */
    public String tail(int lines) {
        return LastLines.of(output(), lines);
    }

    /** Returns the file that holds what {@link #output} returns. */
    public Path outputFile() {
        return recording.both().file();
    }

    /** Returns the file that holds what {@link #stdout} returns. */
    public Path stdoutFile() {
        return recording.stdout().file();
    }

    /** Returns the file that holds what {@link #stderr} returns. */
    public Path stderrFile() {
        return recording.stderr().file();
    }

    static String text(Capture capture) {
        try {
            return capture.text();
        } catch (IOException gone) {
            throw new UncheckedIOException("The kept output of a command cannot be read", gone);
        }
    }
}
