package dev.predeploy.build.dockerfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the lines of a Dockerfile into instructions: continued lines, comments and here-documents. */
final class Lines {
    private static final Pattern ESCAPE = Pattern.compile("(?i)^#\\s*escape\\s*=\\s*(.)\\s*$");
    private static final Pattern HERE_DOCUMENT =
            Pattern.compile("(?<=^|\\s)\\d*<<-?[\"']?([A-Za-z_]\\w*)[\"']?(?=\\s|$)");
    private static final Set<String> WITH_HERE_DOCUMENTS = Set.of("RUN", "COPY", "ADD");

    private final List<Instruction> instructions = new ArrayList<>();
    private final Deque<String> hereDocuments = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String escape = "\\";
    private int begin;

    static List<Instruction> read(String dockerfile) {
        Lines lines = new Lines();
        int number = 0;
        for (String line : dockerfile.lines().toList()) {
            lines.take(line, ++number);
        }
        lines.end();
        return List.copyOf(lines.instructions);
    }

    private void take(String line, int number) {
        if (!hereDocuments.isEmpty()) {
            if (line.strip().equals(hereDocuments.peek())) {
                hereDocuments.poll();
            }
            return;
        }
        String bare = line.strip();
        if (bare.isEmpty() || bare.startsWith("#")) {
            directive(bare);
            return;
        }
        if (text.isEmpty()) {
            begin = number;
        }
        boolean goesOn = bare.endsWith(escape);
        text.append(goesOn ? bare.substring(0, bare.length() - 1) : bare).append(' ');
        if (!goesOn) {
            end();
        }
    }

    private void directive(String comment) {
        Matcher matcher = ESCAPE.matcher(comment);
        if (instructions.isEmpty() && text.isEmpty() && matcher.matches()) {
            escape = matcher.group(1);
        }
    }

    private void end() {
        String whole = text.toString().strip();
        text.setLength(0);
        if (whole.isEmpty()) {
            return;
        }
        String[] words = whole.split("\\s+", 2);
        Instruction instruction =
                new Instruction(begin, words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
        instructions.add(instruction);
        if (WITH_HERE_DOCUMENTS.contains(instruction.keyword())) {
            HERE_DOCUMENT
                    .matcher(instruction.arguments())
                    .results()
                    .forEach(found -> hereDocuments.add(found.group(1)));
        }
    }
}
