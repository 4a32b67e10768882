package dev.predeploy.build.contents;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.yaml.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what an image says of itself with what is expected. */
record MetadataRules(Contents expected, ImageConfig image, Origin origin) {

    List<Finding> findings() {
        return Stream.of(
                        words("ENTRYPOINT", expected.entrypoint(), image.entrypoint()),
                        words("CMD", expected.cmd(), image.cmd()),
                        workdir(),
                        size(),
                        ports(),
                        volumes(),
                        values("ENV", expected.env(), image.env()),
                        noEnv(),
                        values("LABEL", expected.labels(), image.labels()))
                .flatMap(List::stream)
                .toList();
    }

    /** Says whether the user is wrong; who that is, only the image's own accounts know. */
    List<Finding> user(Accounts accounts) {
        String[] actual = image.user().split(":", 2);
        return expected
                .user()
                .filter(wanted -> !wanted.equals(image.user()) && !accounts.isUser(wanted, actual[0]))
                .map(wanted -> Finding.of("the image does not run as " + wanted)
                        .expected("USER " + wanted)
                        .actual(image.user().isEmpty() ? "no USER, so root" : "USER " + image.user())
                        .fix("Write `USER %s` as the last USER of the Dockerfile, or correct `user`."
                                .formatted(wanted)))
                .map(finding -> origin.at(finding, "USER", "user"))
                .stream()
                .toList();
    }

    private List<Finding> words(String keyword, Optional<List<String>> wanted, List<String> actual) {
        String key = keyword.toLowerCase(java.util.Locale.ROOT);
        return wanted
                .filter(words -> !words.equals(actual))
                .map(words -> Finding.of("the image has another %s".formatted(keyword))
                        .expected(shown(words))
                        .actual(shown(actual))
                        .fix("Correct the Dockerfile's %s or `%s`; text that is no list goes to `/bin/sh -c`."
                                .formatted(keyword, key)))
                .map(finding -> origin.at(finding, keyword, key))
                .stream()
                .toList();
    }

    private static String shown(List<String> words) {
        return words.isEmpty() ? "none" : words.toString();
    }

    private List<Finding> workdir() {
        return expected
                .workdir()
                .filter(wanted -> !wanted.equals(image.workdir()))
                .map(wanted -> Finding.of("the image starts in another folder")
                        .expected("WORKDIR " + wanted)
                        .actual("WORKDIR " + image.workdir())
                        .fix("Correct the Dockerfile's WORKDIR, or `workdir`."))
                .map(finding -> origin.at(finding, "WORKDIR", "workdir"))
                .stream()
                .toList();
    }

    private List<Finding> size() {
        return expected
                .maxSize()
                .filter(limit -> image.size() > limit.bytes())
                .map(limit -> Finding.of("the image is too large")
                        .expected("at most " + limit)
                        .actual(new ByteSize(image.size()).toString())
                        .fix("Leave build tools and caches out of its layers, such as by a stage of their own.")
                        .at(origin.expectation("max-size")))
                .stream()
                .toList();
    }

    private List<Finding> ports() {
        List<Finding> findings = new ArrayList<>();
        for (Port port : expected.ports()) {
            if (!image.ports().contains(port.withProtocol())) {
                findings.add(origin.at(
                        missing("the image does not expose port " + port.number(), image.ports())
                                .fix("Write `EXPOSE %s` into the Dockerfile, or correct `ports`."
                                        .formatted(port.number())),
                        "EXPOSE",
                        "ports"));
            }
        }
        for (Port port : expected.noPorts()) {
            if (image.ports().contains(port.withProtocol())) {
                findings.add(origin.at(
                        Finding.of("the image exposes port " + port.number())
                                .expected("not to")
                                .fix("Remove the port from EXPOSE, or correct `no-ports`."),
                        "EXPOSE",
                        arguments -> hasWord(arguments, port.number()) || hasWord(arguments, port.withProtocol()),
                        "no-ports"));
            }
        }
        return findings;
    }

    private List<Finding> volumes() {
        List<Finding> findings = new ArrayList<>();
        for (String volume : expected.volumes()) {
            if (!image.volumes().contains(volume)) {
                findings.add(origin.at(
                        missing("the image declares no volume " + volume, image.volumes())
                                .fix("Write `VOLUME %s` into the Dockerfile, or correct `volumes`.".formatted(volume)),
                        "VOLUME",
                        "volumes"));
            }
        }
        for (String volume : expected.noVolumes()) {
            if (image.volumes().contains(volume)) {
                findings.add(origin.at(
                        Finding.of("the image declares the volume " + volume)
                                .expected("not to")
                                .fix("Remove it from VOLUME, or correct `no-volumes`."),
                        "VOLUME",
                        arguments -> hasWord(arguments, volume),
                        "no-volumes"));
            }
        }
        return findings;
    }

    private static Finding missing(String what, Set<String> actual) {
        return Finding.of(what)
                .actual(
                        actual.isEmpty()
                                ? "none"
                                : String.join(", ", actual.stream().sorted().toList()));
    }

    private List<Finding> values(String keyword, Map<String, ExpectedValue> wanted, Map<String, String> actual) {
        String key = keyword.equals("ENV") ? "env" : "labels";
        List<Finding> findings = new ArrayList<>();
        wanted.forEach((name, value) -> {
            String found = actual.get(name);
            if (found == null || !value.accepts(found)) {
                findings.add(origin.at(
                        Finding.of("%s %s is not as expected".formatted(keyword, name))
                                .expected(value.words())
                                .actual(Objects.requireNonNullElse(found, "not set"))
                                .fix("Correct it in the Dockerfile, or `%s`.".formatted(key)),
                        keyword,
                        arguments -> hasWord(arguments, name),
                        key,
                        name));
            }
        });
        return findings;
    }

    private List<Finding> noEnv() {
        return expected.noEnv().stream()
                .filter(name -> image.env().containsKey(name))
                .map(name -> origin.at(
                        Finding.of("the image sets ENV " + name)
                                .expected("not to")
                                .fix("Remove it from the Dockerfile, or correct `no-env`."),
                        "ENV",
                        arguments -> hasWord(arguments, name),
                        "no-env"))
                .toList();
    }

    private static boolean hasWord(String arguments, String word) {
        return Pattern.compile("(?<![\\w./-])" + Pattern.quote(word) + "(?![\\w./-])(?!\\.)")
                .matcher(arguments)
                .find();
    }
}
