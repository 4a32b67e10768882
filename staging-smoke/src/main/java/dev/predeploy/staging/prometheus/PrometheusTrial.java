package dev.predeploy.staging.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.api.Clock;
import dev.predeploy.staging.api.FiringAlerts;
import dev.predeploy.staging.api.Reload;
import dev.predeploy.staging.http.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at a deployed Prometheus by its HTTP API, version 1. */
public final class PrometheusTrial {
    /** The rules of what may pass by itself: a server that starts, or what was not scraped yet, or before it came up. */
    public static final Set<String> PASSING =
            Set.of("status", "target-missing", "target-unknown", "target-down", "scrape-stale", "query");

    /** What a scalar is where nothing is counted, or nothing is there to be counted. */
    private static final Set<String> NO_NUMBERS = Set.of("0", "-0", "NaN", "");

    private static final Reload RELOAD = new Reload("prometheus_config_last_reload_successful");
    private static final String TARGETS = "/api/v1/targets?state=active&scrapePool=";
    private static final String RULES = "/api/v1/rules";
    private static final String ALERTS = "/api/v1/alerts";
    private static final String QUERY = "/api/v1/query?query=";

    private final Api api;
    private final InstantSource ours;
    private final Consumer<Finding> warnings;
    private boolean warned;

    /**
     * Prepares to look.
     *
     * @param ours our own clock
     * @param warnings takes what people should know, though nothing fails by it
     */
    public PrometheusTrial(Api api, InstantSource ours, Consumer<Finding> warnings) {
        this.api = api;
        this.ours = ours;
        this.warnings = warnings;
    }

    /**
     * Looks once.
     *
     * @return what is not as it must be
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> look(PrometheusTerms terms) throws InterruptedException {
        for (String path : List.of("/-/healthy", "/-/ready")) {
            List<Finding> wrong = api.wrongStatus(path, api.ask(path));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        List<Finding> findings = new ArrayList<>();
        RELOAD.failed(api).ifPresent(findings::add);
        for (Map.Entry<String, Target> target : terms.targets().entrySet()) {
            findings.addAll(targets(target.getKey(), target.getValue()));
        }
        findings.addAll(rules(terms.rules()));
        for (String expression : terms.holds()) {
            doesNotHold(expression).ifPresent(findings::add);
        }
        if (!terms.firing().isEmpty()) {
            findings.addAll(firing(terms.firing()));
        }
        return findings;
    }

    private List<Finding> targets(String job, Target wanted) throws InterruptedException {
        String path = TARGETS + Api.encoded(job);
        Answer answer = api.ask(path);
        Clock clock = Clock.of(answer, ours.instant());
        if (!warned) {
            clock.skew(api.place(path)).ifPresent(warnings);
            warned = true;
        }
        List<JsonNode> active = new ArrayList<>();
        data(path, answer).path("activeTargets").forEach(active::add);
        return new TargetFindings(job, wanted, clock, api.place(path)).in(active);
    }

    private JsonNode data(String path, Answer answer) {
        JsonNode said = api.json(path, answer);
        if (!said.path("status").asText().equals("success")
                || !said.path("data").isObject()) {
            throw api.invalid(path, "the status success, with data", said.toString());
        }
        return said.path("data");
    }

    private List<Finding> rules(List<String> wanted) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Set<String> loaded = new HashSet<>();
        for (JsonNode group : data(RULES, api.ask(RULES)).path("groups")) {
            loaded.add(group.path("name").asText());
            for (JsonNode rule : group.path("rules")) {
                loaded.add(rule.path("name").asText());
                if (rule.path("health").asText().equals("err")) {
                    findings.add(broken(rule, group));
                }
            }
        }
        wanted.stream()
                .filter(name -> !loaded.contains(name))
                .map(name -> Finding.of("there is no rule " + name)
                        .rule("rule-missing")
                        .expected("a rule or a group of rules " + name)
                        .actual(loaded.isEmpty() ? "no rule at all" : "others")
                        .at(api.place(RULES))
                        .fix("name its file under `rule_files`, and reload"))
                .forEach(findings::add);
        return findings;
    }

    private Finding broken(JsonNode rule, JsonNode group) {
        return Finding.of("the rule " + rule.path("name").asText() + " cannot be evaluated")
                .rule("rule-error")
                .expected("it is evaluated without error")
                .actual(rule.path("lastError").asText())
                .at(api.place(RULES))
                .fix("correct it in " + group.path("file").asText());
    }

    private Optional<Finding> doesNotHold(String expression) throws InterruptedException {
        String path = QUERY + Api.encoded(expression);
        Answer answer = api.ask(path);
        Finding finding = Finding.of("`" + expression + "` does not hold").at(api.place(path));
        if (answer.status() == 400 || answer.status() == 422) {
            return Optional.of(finding.rule("query-refused")
                    .expected("an expression that Prometheus understands")
                    .actual(answer.text().strip())
                    .fix("correct the expression in the stack file"));
        }
        JsonNode data = data(path, answer);
        boolean isScalar = data.path("resultType").asText().equals("scalar");
        String scalar = data.path("result").path(1).asText();
        boolean holds =
                isScalar ? !NO_NUMBERS.contains(scalar) : !data.path("result").isEmpty();
        return holds
                ? Optional.empty()
                : Optional.of(finding.rule("query")
                        .expected(isScalar ? "another number than 0" : "at least one sample")
                        .actual(isScalar ? scalar : "none")
                        .fix("see in Prometheus which part of it has no sample"));
    }

    private List<Finding> firing(List<String> allowed) throws InterruptedException {
        List<JsonNode> firing = new ArrayList<>();
        for (JsonNode alert : data(ALERTS, api.ask(ALERTS)).path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(alert);
            }
        }
        return new FiringAlerts(allowed, api.place(ALERTS), "activeAt").in(firing);
    }
}
