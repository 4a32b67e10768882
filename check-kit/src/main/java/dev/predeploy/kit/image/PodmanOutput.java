package dev.predeploy.kit.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code podman build} writes, all as text: the title of each step, what its tool says, at the end why it failed. */
final class PodmanOutput {
    private static final Pattern TITLE = Pattern.compile("^(?:\\[\\d+/\\d+] )?STEP \\d+(?:/\\d+)?: (.+)$");
    private static final String ERROR = "Error: ";

    private final BuildLog log = new BuildLog();
    private BuildStep current = new BuildStep();

    private PodmanOutput() {}

    static BuildLog read(String output) {
        PodmanOutput reader = new PodmanOutput();
        output.lines().forEach(reader::take);
        return reader.log;
    }

    private void take(String line) {
        Matcher title = TITLE.matcher(line);
        if (title.matches()) {
            current = log.begin(title.group(1));
        } else if (line.startsWith(ERROR)) {
            current.fail(why(line));
            log.say(line);
        } else {
            current.say(line + "\n");
        }
    }

    private String why(String line) {
        String step = ERROR + "building at STEP \"" + current.instruction() + "\": ";
        return line.substring(line.startsWith(step) ? step.length() : ERROR.length());
    }
}
