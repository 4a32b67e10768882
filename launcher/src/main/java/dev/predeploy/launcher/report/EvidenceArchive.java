package dev.predeploy.launcher.report;

import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes {@code evidence.zip}: everything in the folder of evidence, and {@code SHA256SUMS}, which {@code sha256sum --check}
 * reads. Of the same evidence it is the same, octet by octet: files in the order of their names, their times those that
 * the format begins with.
 */
final class EvidenceArchive implements ReportWriter {
    static final String NAME = "evidence.zip";

    private static final String FOLDER = "evidence";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        folder.write(NAME, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                StringBuilder sums = new StringBuilder();
                for (Path file : files(folder.resolve(FOLDER))) {
                    String name = folder.path().relativize(file).toString().replace(File.separatorChar, '/');
                    sums.append(line(add(zip, name, file), name));
                }
                begin(zip, "SHA256SUMS");
                zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        });
    }

    private static List<Path> files(Path evidence) throws IOException {
        if (!Files.isDirectory(evidence)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(evidence)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static String add(ZipOutputStream zip, String name, Path file) throws IOException {
        begin(zip, name);
        DigestOutputStream digested = new DigestOutputStream(zip, sha256());
        Files.copy(file, digested);
        zip.closeEntry();
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    /** As {@code sha256sum} writes it, also where a name holds what would end the line. */
    private static String line(String sum, String name) {
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + sum + "  " + escaped + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
