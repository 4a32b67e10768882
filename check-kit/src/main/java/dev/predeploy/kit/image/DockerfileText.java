package dev.predeploy.kit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The instructions of a Dockerfile and the lines on which they begin, for a builder that does not name these. */
final class DockerfileText {
    private final List<Instruction> instructions = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int first;

    DockerfileText(String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                take(line.strip(), number);
            }
        }
    }

    /** An instruction as it is shown: on one line, with single blanks. */
    private record Instruction(String words, int line) {}

    private void take(String line, int number) {
        if (open.isEmpty()) {
            first = number;
        }
        boolean goesOn = line.endsWith("\\");
        open.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
        if (!goesOn) {
            instructions.add(new Instruction(simple(open.toString()), first));
            open.setLength(0);
        }
    }

    private static String simple(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /**
     * Returns the line on which an instruction begins.
     *
     * @param shown the instruction, as the builder shows it
     * @param count which one it is of several that are equal, from 1
     */
    OptionalInt lineOf(String shown, int count) {
        String words = simple(shown);
        return instructions.stream()
                .filter(each -> each.words().equals(words))
                .mapToInt(Instruction::line)
                .skip(Math.max(0, count - 1))
                .findFirst();
    }
}
