package dev.predeploy.build.compose.precheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.kit.finding.Finding;
import java.util.stream.Stream;

/** Images of others that are whatever their registry has today. */
record ImageRule(JsonNode services, Written written) {

    Stream<Remark> remarks() {
        return services.properties().stream()
                .filter(service -> !service.getValue().has("build"))
                .filter(service -> isUnpinned(service.getValue().path("image").asText("")))
                .map(service -> remark(
                        service.getKey(), service.getValue().path("image").asText("")));
    }

    private static boolean isUnpinned(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return !image.isEmpty() && !last.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
    }

    private Remark remark(String service, String image) {
        Finding finding = Finding.of("the image of %s has no version".formatted(service))
                .expected("a tag other than latest, or a digest")
                .actual(image)
                .fix("Name the version that was tried, such as `postgres:16.4`: else each pull may bring another.")
                .at(written.place("services", service, "image"));
        return new Remark(Rule.UNPINNED_IMAGE, service, finding);
    }
}
