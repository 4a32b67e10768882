package dev.predeploy.build.compose.precheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Ports of the host and names of containers, of which each can be had once. */
record ConflictRules(JsonNode services, Written written) {
    private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");

    Stream<Remark> remarks() {
        return Stream.concat(ports(), names());
    }

    private record Published(String service, String address, String port, String protocol) {
        boolean collidesWith(Published other) {
            return port.equals(other.port)
                    && protocol.equals(other.protocol)
                    && (address.equals(other.address)
                            || EVERYWHERE.contains(address)
                            || EVERYWHERE.contains(other.address));
        }
    }

    private Stream<Remark> ports() {
        List<Published> taken = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        services.properties()
                .forEach(service -> service.getValue().path("ports").forEach(port -> {
                    Published wanted = new Published(
                            service.getKey(),
                            port.path("host_ip").asText(""),
                            port.path("published").asText(""),
                            port.path("protocol").asText("tcp"));
                    if (wanted.port().matches("[1-9]\\d*")) { // without one, the engine chooses; of a range, it may
                        taken.stream()
                                .filter(wanted::collidesWith)
                                .findFirst()
                                .ifPresentOrElse(first -> remarks.add(port(first, wanted)), () -> taken.add(wanted));
                    }
                }));
        return remarks.stream();
    }

    private Remark port(Published first, Published second) {
        Place other = written.holding(first.service(), "ports", first.port());
        Finding finding = Finding.of("%s and %s publish the same port %s/%s of the host"
                        .formatted(first.service(), second.service(), second.port(), second.protocol()))
                .expected("a port of its own for each")
                .actual("%s has it at %s".formatted(first.service(), other.text()))
                .fix("Publish another port of the host for %s; within their network, services need none."
                        .formatted(second.service()))
                .at(written.holding(second.service(), "ports", second.port()));
        return new Remark(Rule.PORT_CONFLICT, second.service(), finding);
    }

    private Stream<Remark> names() {
        Map<String, String> owners = new LinkedHashMap<>();
        List<Remark> remarks = new ArrayList<>();
        services.properties().forEach(service -> {
            String name = service.getValue().path("container_name").asText("");
            String owner = name.isEmpty() ? null : owners.putIfAbsent(name, service.getKey());
            if (owner != null) {
                remarks.add(name(name, owner, service.getKey()));
            }
        });
        return remarks.stream();
    }

    private Remark name(String name, String first, String second) {
        Finding finding = Finding.of("%s and %s name their containers the same: %s".formatted(first, second, name))
                .expected("a name of its own for each")
                .actual("%s has it at %s"
                        .formatted(
                                first,
                                written.place("services", first, "container_name")
                                        .text()))
                .fix("Give %s another `container_name`, or none: Compose makes one.".formatted(second))
                .at(written.place("services", second, "container_name"));
        return new Remark(Rule.NAME_CONFLICT, second, finding);
    }
}
