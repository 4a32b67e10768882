package dev.predeploy.staging.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.api.Clock;
import dev.predeploy.staging.api.FiringAlerts;
import dev.predeploy.staging.api.Reload;
import dev.predeploy.staging.http.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at a deployed Alertmanager by its HTTP API, version 2. */
public final class AlertmanagerTrial {
    /** The rules of what may pass by itself: a server that starts, a cluster that settles. */
    public static final Set<String> PASSING = Set.of("status", "cluster-status");

    private static final Reload RELOAD = new Reload("alertmanager_config_last_reload_successful");
    private static final String STATUS = "/api/v2/status";
    private static final String RECEIVERS = "/api/v2/receivers";
    private static final String FIRING = "/api/v2/alerts?active=true&silenced=false&inhibited=false";

    private final Api api;
    private final InstantSource ours;
    private final String mark;

    /**
     * Prepares to look.
     *
     * @param ours our own clock
     * @param mark tells the synthetic alerts of this run from others
     */
    public AlertmanagerTrial(Api api, InstantSource ours, String mark) {
        this.api = api;
        this.ours = ours;
        this.mark = mark;
    }

    /**
     * Looks once; synthetic alerts are sent only if all else is as it must be.
     *
     * @return what is not as it must be
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> look(AlertmanagerTerms terms) throws InterruptedException {
        for (String path : List.of("/-/healthy", "/-/ready")) {
            List<Finding> wrong = api.wrongStatus(path, api.ask(path));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        Answer answer = api.ask(STATUS);
        List<Finding> findings = new ArrayList<>(status(terms, api.json(STATUS, answer)));
        RELOAD.failed(api).ifPresent(findings::add);
        if (!terms.receivers().isEmpty()) {
            findings.addAll(receivers(terms.receivers()));
        }
        if (!terms.firing().isEmpty()) {
            findings.addAll(firing(terms.firing()));
        }
        return findings.isEmpty() ? routes(terms.routes(), Clock.of(answer, ours.instant())) : findings;
    }

    private List<Finding> status(AlertmanagerTerms terms, JsonNode status) {
        List<Finding> findings = new ArrayList<>();
        String cluster = status.path("cluster").path("status").asText();
        terms.cluster()
                .filter(wanted -> !wanted.equals(cluster))
                .map(wanted -> Finding.of("the cluster is " + (cluster.isEmpty() ? "not told of" : cluster))
                        .rule("cluster-status")
                        .expected(wanted)
                        .actual(cluster + ", with "
                                + status.path("cluster").path("peers").size() + " peers")
                        .at(api.place(STATUS))
                        .fix(
                                cluster.equals("disabled")
                                        ? "let it listen for its cluster, or say `cluster: disabled`"
                                        : "see that its peers reach each other, or allow more time with `within`"))
                .ifPresent(findings::add);
        if (status.path("config").path("original").asText().isBlank()) {
            findings.add(Finding.of("no configuration is loaded")
                    .rule("no-configuration")
                    .expected("a configuration")
                    .actual("none")
                    .at(api.place(STATUS))
                    .fix("see its log"));
        }
        return findings;
    }

    private List<Finding> receivers(List<String> wanted) throws InterruptedException {
        List<String> there = new ArrayList<>();
        api.json(RECEIVERS).forEach(receiver -> there.add(receiver.path("name").asText()));
        return wanted.stream()
                .filter(name -> !there.contains(name))
                .map(name -> Finding.of("there is no receiver " + name)
                        .rule("receiver-missing")
                        .expected(name)
                        .actual(String.join(", ", there))
                        .at(api.place(RECEIVERS))
                        .fix("add it to `receivers`, and reload"))
                .toList();
    }

    private List<Finding> firing(List<String> allowed) throws InterruptedException {
        List<JsonNode> alerts = new ArrayList<>();
        JsonNode said = api.json(FIRING);
        if (!said.isArray()) {
            throw api.invalid(FIRING, "an array of alerts", said.toString());
        }
        for (JsonNode alert : said) {
            boolean isOurs = alert.path("labels").has(SyntheticAlert.MARK); // of another check that looks at the same
            if (!isOurs && alert.path("status").path("state").asText().equals("active")) {
                alerts.add(alert);
            }
        }
        return new FiringAlerts(allowed, api.place(FIRING), "startsAt").in(alerts);
    }

    private List<Finding> routes(Map<String, Route> routes, Clock clock) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Route> route : routes.entrySet()) {
            SyntheticAlert alert = new SyntheticAlert(api, route.getValue().labels(), mark + "-" + route.getKey());
            findings.addAll(alert.takes(route.getValue(), clock.now()));
        }
        return findings;
    }
}
