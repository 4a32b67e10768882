package dev.predeploy.quality.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads a SARIF location: an artifact by its URI, its base or its index, and a region in it (3.28 to 3.30). */
final class SarifLocation {
    private static final int DEEPEST_BASE = 8;

    private final JsonNode physical;
    private final SarifRun run;

    SarifLocation(JsonNode location, SarifRun run) {
        this.physical = location.path("physicalLocation");
        this.run = run;
    }

    Place place(SourceTree sources) {
        String uri = uri(physical.path("artifactLocation"), DEEPEST_BASE);
        if (uri.isBlank()) {
            return Place.nowhere();
        }
        return parsed(uri)
                .filter(parsed -> "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))
                .map(Place::url)
                .orElseGet(() -> sources.place(path(uri), span(physical.path("region"))));
    }

    /** Puts the base before a relative URI; a base without a URI of its own is the root of the sources. */
    private String uri(JsonNode artifact, int deepest) {
        String uri = artifact.path("uri").asText();
        if (uri.isBlank() && artifact.path("index").isInt() && deepest > 0) {
            JsonNode listed = run.artifact(artifact.path("index").asInt()).path("location");
            return uri(listed, deepest - 1);
        }
        String base = artifact.path("uriBaseId").asText();
        if (base.isBlank() || deepest == 0 || isAbsolute(uri)) {
            return uri;
        }
        String before = run.base(base).map(node -> uri(node, deepest - 1)).orElse("");
        return before.isBlank() || before.endsWith("/") ? before + uri : before + "/" + uri;
    }

    private static boolean isAbsolute(String uri) {
        return uri.startsWith("/") || parsed(uri).map(URI::isAbsolute).orElse(false);
    }

    /** Returns the path that a URI stands for; what is no URI is taken to be a path. */
    private static String path(String uri) {
        return parsed(uri)
                .filter(parsed -> !parsed.isOpaque())
                .map(URI::getPath)
                .filter(path -> !path.isBlank())
                .orElse(uri);
    }

    private static Optional<URI> parsed(String uri) {
        try {
            return Optional.of(new URI(uri));
        } catch (URISyntaxException e) {
            return Optional.empty(); // tools that do not encode a blank write a path
        }
    }

    private static Span span(JsonNode region) {
        int line = at(region, "startLine");
        if (line == 0) {
            return Span.UNKNOWN;
        }
        return new Span(line, at(region, "startColumn"), at(region, "endLine"), at(region, "endColumn"));
    }

    private static int at(JsonNode region, String name) {
        return Math.max(0, region.path(name).asInt(0));
    }
}
