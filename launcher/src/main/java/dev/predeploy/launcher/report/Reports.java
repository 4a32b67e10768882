package dev.predeploy.launcher.report;

import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes every report of one run. Open it before the first check, let its {@link #events()} hear the run, and write
 * when the run is over, also if it was interrupted. One report that cannot be written keeps no other from being
 * written.
 */
public final class Reports implements AutoCloseable {
    private final OutputFolder folder;
    private final List<ReportWriter> writers;
    private final EventLog events;

    private Reports(OutputFolder folder, List<ReportWriter> writers, EventLog events) {
        this.folder = folder;
        this.writers = List.copyOf(writers);
        this.events = events;
    }

    /**
     * Begins the reports of a run, with the event log, in a folder that was just opened.
     *
     * @throws IOException if it cannot be written to
     */
    public static Reports open(OutputFolder folder, List<ReportWriter> writers) throws IOException {
        return new Reports(folder, writers, new EventLog(Files.newOutputStream(folder.resolve(EventLog.NAME))));
    }

    /** Returns where the reports go. */
    public Path folder() {
        return folder.path();
    }

    /** Returns who writes down what happens; what it cannot write is among the problems of {@link #write}. */
    public RunListener events() {
        return events;
    }

    /** Writes all reports, and returns what could not be written; empty is how it should be. */
    public List<ReportProblem> write(Run run) {
        List<ReportProblem> problems = new ArrayList<>();
        for (ReportWriter writer : writers) {
            try {
                writer.write(run, folder);
            } catch (IOException | RuntimeException e) {
                problems.add(problem(writer.name(), e));
            }
        }
        events.failure().ifPresent(failure -> problems.add(problem(EventLog.NAME, failure)));
        return List.copyOf(problems);
    }

    private static ReportProblem problem(String report, Exception failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return new ReportProblem(report, CleanText.line(failure.getClass().getSimpleName() + message));
    }

    /** Closes the event log and lets another run use the folder. */
    @Override
    public void close() throws IOException {
        try (folder) {
            events.close();
        }
    }
}
