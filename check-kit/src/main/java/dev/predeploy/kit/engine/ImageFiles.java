package dev.predeploy.kit.engine;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of an image, as a container has them that is made of it and never started: so nothing of the image runs, and
 * it need not have a shell.
 */
public final class ImageFiles implements AutoCloseable {
    /** The largest file whose text is read, in bytes. */
    public static final int LARGEST = 8 << 20;

    private static final int HEAD = 64 << 10;
    private static final int MOST_LINKS = 40;
    private static final int LAST_LINES = 10;
    private static final Pattern ABSENT = Pattern.compile("(?i)could not find|could not be found|no such file");

    /** Copies no more than the first bytes: of a folder, the client would send all that lies below it. */
    private static final String FIRST_BYTES = "\"$1\" cp \"$2\" - | head -c \"$3\"";

    private final ContainerEngine engine;
    private final Commands commands;
    private final Path workingFolder;
    private final String id;

    ImageFiles(ContainerEngine engine, Commands commands, Path workingFolder, String id) {
        this.engine = engine;
        this.commands = commands;
        this.workingFolder = workingFolder;
        this.id = id;
    }

    /** Says whether there is anything at an absolute path, if only a symbolic link to nothing. */
    public boolean has(String path) throws IOException, InterruptedException {
        return entry(path).isPresent();
    }

    /** Returns what is at an absolute path, symbolic links followed; nothing if one of them leads to nothing. */
    public Optional<ImageFile> find(String path) throws IOException, InterruptedException {
        String at = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            Optional<Entry> entry = entry(at);
            if (entry.isEmpty() || !entry.get().header().isSymbolicLink()) {
                String where = at;
                return entry.map(found -> found.file(where));
            }
            at = Path.of(at)
                    .resolveSibling(entry.get().header().getLinkName())
                    .normalize()
                    .toString();
        }
        return Optional.empty();
    }

    private record Entry(TarArchiveEntry header, Optional<String> text) {
        ImageFile file(String path) {
            return new ImageFile(
                    path,
                    header.isDirectory(),
                    header.getMode() & 07777,
                    header.getLongUserId(),
                    header.getLongGroupId(),
                    text);
        }
    }

    private Optional<Entry> entry(String path) throws IOException, InterruptedException {
        Finished copied = commands.run(copy(path));
        if (Files.size(copied.stdoutFile()) == 0) {
            if (ABSENT.matcher(copied.stderr()).find()) {
                engine.needAnswer(copied); // of an engine that is gone, the client may say that there is no such socket
                return Optional.empty();
            }
            throw new CheckBroken(Finding.of("the container engine could not show %s of an image".formatted(path))
                    .actual(copied.tail(LAST_LINES))
                    .fix("See that the engine still runs, and run again."));
        }
        try (InputStream bytes = Files.newInputStream(copied.stdoutFile());
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes)) {
            TarArchiveEntry header = tar.getNextEntry();
            boolean isRead = header.isFile() && header.getSize() <= LARGEST;
            return Optional.of(new Entry(
                    header,
                    isRead ? Optional.of(new String(tar.readAllBytes(), StandardCharsets.UTF_8)) : Optional.empty()));
        }
    }

    private Command copy(String path) throws InterruptedException {
        List<String> words = List.of(
                "sh",
                "-c",
                FIRST_BYTES,
                "sh",
                engine.client().program().toString(),
                id + ":" + path,
                Integer.toString(LARGEST + HEAD));
        return Command.of(workingFolder, words).limits(Limits.USUAL.outputBytes(2L * (LARGEST + HEAD)));
    }

    /** Removes the container; what cannot be removed now goes when the run ends. */
    @Override
    public void close() {
        engine.remove("container", "rm", "--force", "--volumes", id);
    }
}
