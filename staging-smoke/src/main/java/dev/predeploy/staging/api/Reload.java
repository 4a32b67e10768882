package dev.predeploy.staging.api;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Answer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a server's last reload of its configuration succeeded, which it tells in its own metrics alone.
 *
 * @param metric the name of that metric
 */
public record Reload(String metric) {
    private static final String PATH = "/metrics";

    /** Returns the finding if it did not; nothing also where the server shows no such metric. */
    public Optional<Finding> failed(Api api) throws InterruptedException {
        Answer answer = api.ask(PATH);
        boolean failed = Pattern.compile("^" + metric + "(?:\\{[^}]*})? 0(?:\\.0*)?$", Pattern.MULTILINE)
                .matcher(answer.text())
                .find();
        return failed
                ? Optional.of(
                        Finding.of("it could not load its configuration the last time, and runs on with an older one")
                                .rule("config-reload-failed")
                                .expected(metric + " 1")
                                .actual(metric + " 0")
                                .at(api.place(PATH))
                                .fix("correct the configuration; its log names the line"))
                : Optional.empty();
    }
}
