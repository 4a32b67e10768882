package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.run.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a renderer writes to, and with.
 *
 * @param sink where everything goes
 * @param screen what it is shown on
 * @param clock what time it is
 * @param hints what people are pointed to
 * @param guard makes a line harmless to whatever reads the output, such as a CI server that obeys commands in it;
 *     applied to each whole line, except of the JSON report
 * @param json the text of report.json for a run
 */
public record Output(
        Sink sink, Screen screen, Clock clock, Hints hints, UnaryOperator<String> guard, Function<Run, String> json) {

    /**
     * What people are pointed to.
     *
     * @param reports the output folder, as the user should see it
     * @param list the command that lists the checks of this stack file
     */
    public record Hints(Path reports, String list) {}

    Path reports() {
        return hints.reports();
    }

    void lines(List<String> lines) {
        if (!lines.isEmpty()) {
            sink.write(text(lines));
        }
    }

    /** Returns lines as they are to be written, each guarded and ended. */
    String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(guard.apply(line)).append('\n'));
        return text.toString();
    }
}
