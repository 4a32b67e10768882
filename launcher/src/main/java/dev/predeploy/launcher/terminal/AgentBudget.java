package dev.predeploy.launcher.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts down the lines and bytes that may be written. A little stays in reserve to say that more was left out. */
final class AgentBudget {
    private static final int RESERVED_LINES = 1;
    private static final int RESERVED_BYTES = 512;

    private int lines;
    private int bytes;

    AgentBudget(int lines, int bytes) {
        this.lines = lines - RESERVED_LINES;
        this.bytes = bytes - RESERVED_BYTES;
    }

    void spend(List<String> text) {
        lines -= text.size();
        bytes -= bytes(text);
    }

    boolean spendIfRoom(List<String> text) {
        boolean room = text.size() <= lines && bytes(text) <= bytes;
        if (room) {
            spend(text);
        }
        return room;
    }

    private static int bytes(List<String> text) {
        return text.stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }
}
