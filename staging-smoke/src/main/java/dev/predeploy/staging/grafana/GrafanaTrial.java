package dev.predeploy.staging.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a deployed Grafana by its HTTP API, as it is documented since Grafana 9. */
public final class GrafanaTrial {
    /** The rules of what may pass by itself: a server that starts, a data source that does. */
    public static final Set<String> PASSING = Set.of("status", "database", "data-source");

    private static final String HEALTH = "/api/health";
    private static final String DATA_SOURCES = "/api/datasources";
    private static final String ALL = "all";

    private final Api api;

    /** Prepares to look. */
    public GrafanaTrial(Api api) {
        this.api = api;
    }

    /**
     * Looks once.
     *
     * @return what is not as it must be
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> look(GrafanaTerms terms) throws InterruptedException {
        Answer answer = api.ask(HEALTH);
        if (answer.status() == 503) { // so Grafana says that its database does not answer, with a body that tells
            return List.of(database("ok", "503: " + answer.text().strip()));
        }
        List<Finding> findings = new ArrayList<>(health(terms, api.json(HEALTH, answer)));
        for (String uid : terms.dashboards()) {
            dashboard(uid).ifPresent(findings::add);
        }
        if (!terms.dataSources().isEmpty()) {
            findings.addAll(dataSources(terms.dataSources()));
        }
        return findings;
    }

    private List<Finding> health(GrafanaTerms terms, JsonNode health) {
        List<Finding> findings = new ArrayList<>();
        String database = health.path("database").asText("not told");
        terms.database()
                .filter(wanted -> !wanted.equals(database))
                .map(wanted -> database(wanted, database))
                .ifPresent(findings::add);
        String version = health.path("version").asText("not told");
        terms.version()
                .filter(wanted -> !version.equals(wanted) && !version.startsWith(wanted + "."))
                .map(wanted -> Finding.of("it is Grafana " + version)
                        .rule("version")
                        .expected(wanted)
                        .actual(version)
                        .at(api.place(HEALTH))
                        .fix("deploy that version, or correct `version`"))
                .ifPresent(findings::add);
        return findings;
    }

    private Finding database(String wanted, String actual) {
        return Finding.of("its database is not " + wanted)
                .rule("database")
                .expected(wanted)
                .actual(actual)
                .at(api.place(HEALTH))
                .fix("see Grafana's log for what keeps it from its database");
    }

    private Optional<Finding> dashboard(String uid) throws InterruptedException {
        String path = "/api/dashboards/uid/" + Api.encoded(uid);
        Answer answer = api.ask(path);
        if (answer.status() == 404) {
            return Optional.of(Finding.of("there is no dashboard " + uid)
                    .rule("dashboard-missing")
                    .expected("a dashboard with the uid " + uid)
                    .actual("404: " + answer.text().strip())
                    .at(api.place(path))
                    .fix("provision it, or correct its `uid`"));
        }
        String title = api.json(path, answer).path("dashboard").path("title").asText();
        return title.isBlank()
                ? Optional.of(Finding.of("the dashboard " + uid + " has no title")
                        .rule("dashboard-title")
                        .expected("a title")
                        .actual("none")
                        .at(api.place(path))
                        .fix("see what provisions it"))
                : Optional.empty();
    }

    private List<Finding> dataSources(List<String> wanted) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode source : api.json(DATA_SOURCES)) {
            String name = source.path("name").asText();
            names.add(name);
            if (wanted.contains(ALL) || wanted.contains(name)) {
                silent(name, source.path("uid").asText()).ifPresent(findings::add);
            }
        }
        if (names.isEmpty()) {
            findings.add(missing("any"));
        }
        wanted.stream()
                .filter(name -> !name.equals(ALL) && !names.contains(name))
                .map(this::missing)
                .forEach(findings::add);
        return findings;
    }

    private Finding missing(String name) {
        return Finding.of("there is no data source " + name)
                .rule("data-source-missing")
                .expected(name)
                .actual("no such data source")
                .at(api.place(DATA_SOURCES))
                .fix("provision it");
    }

    private Optional<Finding> silent(String name, String uid) throws InterruptedException {
        String path = DATA_SOURCES + "/uid/" + Api.encoded(uid) + "/health";
        Answer answer = api.ask(path);
        boolean answers = answer.status() == 200
                && api.json(path, answer).path("status").asText().equals("OK");
        return answers
                ? Optional.empty()
                : Optional.of(Finding.of("the data source " + name + " does not answer")
                        .rule("data-source")
                        .expected("status OK")
                        .actual(answer.status() + ": " + answer.text().strip())
                        .at(api.place(path))
                        .fix("see its URL and credentials; Grafana's log names the error"));
    }
}
