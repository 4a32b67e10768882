package dev.predeploy.build.compose.precheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.build.compose.source.Setting;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for what starts wrongly, or not at all, though Compose takes the files. */
public final class Prechecks {
    private final Written written;
    private final Set<String> tracked;
    private final List<Setting> settings;

    /**
     * Prepares to look.
     *
     * @param tracked the paths of those files that Git tracks
     */
    public Prechecks(Written written, Set<String> tracked) {
        this.written = written;
        this.tracked = tracked;
        this.settings = written.settings();
    }

    /** Returns what Compose wrongly takes for names of variables. */
    public Set<String> noVariables() {
        return new BcryptRule(settings).salts();
    }

    /**
     * Returns what fails, and tells of what does not.
     *
     * @param services what Compose made of the services; empty where it does not take the files
     */
    public List<Finding> findings(JsonNode services, Allowance allowance, Consumer<Finding> warn) {
        List<Remark> remarks = remarks(services).toList();
        Map<Boolean, List<Finding>> byWarning = remarks.stream()
                .filter(remark -> !allowance.covers(remark))
                .collect(Collectors.partitioningBy(
                        Remark::isWarning, Collectors.mapping(Remark::finding, Collectors.toList())));
        byWarning.getOrDefault(true, List.of()).forEach(warn);
        if (!services.isEmpty()) {
            allowance.idle(remarks).forEach(warn);
        }
        return byWarning.getOrDefault(false, List.of());
    }

    private Stream<Remark> remarks(JsonNode services) {
        return Stream.of(
                        new BcryptRule(settings).remarks(),
                        new PasswordRule(settings, written.variables()).remarks(),
                        new ConflictRules(services, written).remarks(),
                        new HealthRule(services, written).remarks(),
                        new ImageRule(services, written).remarks(),
                        new SecretRule(settings, written.variables(), tracked).remarks())
                .flatMap(remarks -> remarks);
    }
}
