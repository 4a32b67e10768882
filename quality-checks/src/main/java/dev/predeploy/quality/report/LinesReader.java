package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Reads what a tool writes line by line, where it has no other form for machines. */
final class LinesReader implements ReportReader {
    private final BiFunction<SourceTree, Tally, Lines> begin;

    LinesReader(BiFunction<SourceTree, Tally, Lines> begin) {
        this.begin = begin;
    }

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        String name = sources.userPath(file.toString());
        Lines reading = begin.apply(sources, tally);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!reading.take(line)) {
                    String why = "no line of such a report: " + Words.oneLine(line);
                    throw new UnreadableReport(why, Place.file(name, number));
                }
            }
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
        reading.end();
    }

    /** Takes the lines of one report, one after the other. */
    interface Lines {
        /** Returns whether the line is one that the tool writes. */
        boolean take(String line);

        /** Comes after the last line. */
        default void end() {
            // for a tool of which each line is whole
        }
    }
}
