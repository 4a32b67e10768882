package dev.predeploy.staging;

import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.http.Hosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Announces the stage {@code staging}. */
public final class StagingModule implements StageModule {
    /** Makes the module, for {@link java.util.ServiceLoader}. */
    public StagingModule() {}

    @Override
    public String stage() {
        return "staging";
    }

    @Override
    public Class<? extends Record> section() {
        return StagingSection.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(
                UpCheck.class,
                ServicesCheck.class,
                HealthCheck.class,
                RateLimitCheck.class,
                TlsCheck.class,
                AccessCheck.class,
                MetricsCheck.class,
                LatencyCheck.class,
                SoakCheck.class,
                ScreenshotCheck.class,
                RollbackCheck.class,
                PostgresCheck.class,
                RedisCheck.class,
                PrometheusCheck.class,
                AlertmanagerCheck.class,
                GrafanaCheck.class);
    }

    @Override
    public List<Need> needs(Stack stack) {
        return stack.section(StagingSection.class).map(StagingModule::needs).orElse(List.of());
    }

    private static List<Need> needs(StagingSection section) {
        Hosts hosts = Hosts.of(section.hosts());
        List<Need> needs = new ArrayList<>();
        section.up().forEach((name, up) -> needs.addAll(up.needs(name)));
        section.services().forEach((name, services) -> needs.add(new Need.Program("services/" + name, "docker", true)));
        section.health().forEach((name, health) -> needs.add(server("health/" + name, health.url(), hosts)));
        section.rateLimit().forEach((name, limit) -> needs.add(server("rate-limit/" + name, limit.url(), hosts)));
        section.access().forEach((name, access) -> needs.add(server("access/" + name, access.url(), hosts)));
        section.metrics().forEach((name, metrics) -> needs.add(server("metrics/" + name, metrics.url(), hosts)));
        section.latency().forEach((name, latency) -> needs.add(server("latency/" + name, latency.url(), hosts)));
        section.soak().forEach((name, soak) -> needs.add(server("soak/" + name, soak.url(), hosts)));
        section.tls().forEach((name, tls) -> needs.add(server("tls/" + name, tls.url(), hosts)));
        section.screenshot().forEach((name, page) -> {
            needs.add(server("screenshot/" + name, page.url(), hosts));
            needs.add(new Need.Program("screenshot/" + name, "chromium", true));
        });
        section.rollback()
                .forEach((name, rollback) ->
                        needs.add(Need.command("rollback/" + name, Optional.empty(), rollback.run())));
        needs.addAll(watched(section, hosts));
        return needs;
    }

    private static List<Need> watched(StagingSection section, Hosts hosts) {
        List<Need> needs = new ArrayList<>();
        section.postgres()
                .keySet()
                .forEach(name -> needs.add(new Need.Unseen("postgres/" + name, "a PostgreSQL that lets us in")));
        section.redis()
                .keySet()
                .forEach(name -> needs.add(new Need.Unseen("redis/" + name, "a Redis that lets us in")));
        section.prometheus()
                .forEach((name, each) ->
                        needs.add(server("prometheus/" + name, each.access().url(), hosts)));
        section.alertmanager()
                .forEach((name, each) ->
                        needs.add(server("alertmanager/" + name, each.access().url(), hosts)));
        section.grafana()
                .forEach((name, each) ->
                        needs.add(server("grafana/" + name, each.access().url(), hosts)));
        return needs;
    }

    private static Need server(String check, Template url, Hosts hosts) {
        boolean isStartedByUs = url.parts().stream().anyMatch(Template.Port.class::isInstance);
        return isStartedByUs
                ? new Need.Unseen(check, "a service that the run itself starts")
                : new Need.Server(check, url, hosts::mapped);
    }
}
