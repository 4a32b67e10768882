package dev.predeploy.build.compose;

import dev.predeploy.build.compose.source.ComposeFile;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Compose says of files that it does not take; it names keys, and these have places. */
record Complaint(String text, List<ComposeFile> files) {
    private static final Pattern LOG = Pattern.compile("(?:time=\"|WARN\\[|level=)");
    private static final Pattern KEYS =
            Pattern.compile("\\b((?:services|networks|volumes|configs|secrets)(?:\\.[A-Za-z0-9_-]+)+)");
    private static final Pattern UNKNOWN_KEY =
            Pattern.compile("(?i)additional propert(?:y|ies) '?([^' ]+)'? (?:is )?not allowed");
    private static final Pattern REFERENCE =
            Pattern.compile("service \"([^\"]+)\" (?:depends on|refers to) undefined (\\w+) \"?([\\w.-]+)");
    private static final Pattern SERVICE = Pattern.compile("service \"([^\"]+)\"");
    private static final Pattern ENV_FILE = Pattern.compile("env file (\\S+) not found");
    private static final Pattern YAML_LINE = Pattern.compile("yaml: (?:unmarshal errors: +)?line (\\d{1,6})");
    private static final Pattern VARIABLES = Pattern.compile("failed to read (.+?): (?:line (\\d{1,6}))?");

    /** Reads what Compose wrote to its standard error; warnings do not count. */
    static Complaint of(String stderr, List<ComposeFile> files) {
        List<String> lines = stderr.lines()
                .filter(line -> !line.isBlank() && !LOG.matcher(line).lookingAt())
                .toList();
        return new Complaint(lines.isEmpty() ? "Compose does not say why" : String.join(" ", lines), files);
    }

    Finding finding() {
        Finding finding = Finding.of("Compose does not take the file: " + text)
                .fix("Correct it there; `docker compose config` checks it by hand.");
        return finding.at(Stream.of(variables(), yaml(), keys(), reference(), envFile(), service())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> files.get(0).place()));
    }

    private Optional<Place> variables() {
        Matcher file = VARIABLES.matcher(text);
        if (!file.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(
                file.group(2) == null
                        ? Place.file(file.group(1))
                        : Place.file(file.group(1), Integer.parseInt(file.group(2))));
    }

    private Optional<Place> yaml() {
        if (!text.contains("yaml: ")) {
            return Optional.empty();
        }
        return files.stream()
                .flatMap(file -> file.unreadable().stream())
                .findFirst()
                .or(() -> YAML_LINE
                        .matcher(text)
                        .results()
                        .findFirst()
                        .map(line -> files.get(0).place(Integer.parseInt(line.group(1)))));
    }

    private Optional<Place> keys() {
        Matcher keys = KEYS.matcher(text);
        if (!keys.find()) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(List.of(keys.group(1).split("\\.")));
        Matcher unknown = UNKNOWN_KEY.matcher(text);
        if (unknown.find()) {
            path.add(unknown.group(1));
        }
        return place(path);
    }

    private Optional<Place> reference() {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.find()) {
            return Optional.empty();
        }
        String service = reference.group(1);
        String sort = reference.group(2);
        return sort.equals("service")
                ? place(List.of("services", service, "depends_on", reference.group(3)))
                : place(List.of("services", service, sort + "s"));
    }

    private Optional<Place> envFile() {
        Matcher envFile = ENV_FILE.matcher(text);
        return envFile.find()
                ? files.stream()
                        .flatMap(file -> file.ending(envFile.group(1)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Place> service() {
        Matcher service = SERVICE.matcher(text);
        return service.find() ? place(List.of("services", service.group(1))) : Optional.empty();
    }

    private Optional<Place> place(List<String> keys) {
        return files.stream().flatMap(file -> file.place(keys).stream()).findFirst();
    }
}
