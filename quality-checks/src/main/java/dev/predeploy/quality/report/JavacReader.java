package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads javac's diagnostics in English, and those of {@code -XDrawDiagnostics}; other lines are not javac's. */
final class JavacReader implements ReportReader {

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            new Reading(sources, tally).read(lines);
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(sources.userPath(file.toString())), e);
        }
    }

    /** The reading of one output: a diagnostic is known to be whole when the next one begins. */
    private static final class Reading {
        private final SourceTree sources;
        private final Tally tally;
        private @Nullable JavacDiagnostic current;

        Reading(SourceTree sources, Tally tally) {
            this.sources = sources;
            this.tally = tally;
        }

        void read(BufferedReader lines) throws IOException {
            String line = lines.readLine();
            while (line != null) {
                take(line);
                line = lines.readLine();
            }
            end();
        }

        private void take(String line) {
            Optional<JavacDiagnostic> begun = JavacDiagnostic.begunBy(line);
            if (begun.isPresent() || JavacDiagnostic.isSum(line)) {
                end();
                current = begun.orElse(null);
            } else if (current != null) {
                current.goesOn(line);
            }
        }

        private void end() {
            if (current != null) {
                current.tell(sources, tally);
                current = null;
            }
        }
    }
}
