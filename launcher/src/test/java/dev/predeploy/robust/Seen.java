package dev.predeploy.robust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Everything that can be seen of a run that is over, by where: each octet as a character. */
record Seen(Map<String, String> places) {
    private static final Pattern EMBEDDED = Pattern.compile("d\\('([^']+)', *'([A-Za-z0-9+/=]*)'\\)");

    static Seen of(Launched launched) throws IOException {
        Map<String, String> places = new TreeMap<>();
        places.put("standard output", octets(launched.out()));
        places.put("standard error", octets(launched.err()));
        try (Stream<Path> files = Files.walk(launched.output())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = launched.output().relativize(file).toString();
                places.put("name of a file: " + name, octets(name));
                if (name.endsWith(".zip")) {
                    unpack(file, places);
                } else {
                    places.put(name, Files.readString(file, ISO_8859_1));
                }
            }
        }
        EMBEDDED.matcher(places.get("allure-report/index.html"))
                .results()
                .forEach(data -> places.put("allure-report: " + data.group(1), decoded(data)));
        return new Seen(places);
    }

    private static void unpack(Path archive, Map<String, String> places) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = archive.getFileName() + ": " + entry.getName();
                places.put(name, new String(zip.getInputStream(entry).readAllBytes(), ISO_8859_1));
            }
        }
    }

    /** Returns this and a file beside the output folder. */
    Seen and(String place, Path file) throws IOException {
        Map<String, String> all = new TreeMap<>(places);
        all.put(place, Files.readString(file, ISO_8859_1));
        return new Seen(all);
    }

    private static String decoded(MatchResult data) {
        return new String(Base64.getDecoder().decode(data.group(2)), ISO_8859_1);
    }

    static String octets(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
