package dev.predeploy.redstack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong with a copy of examples/consult, and what must come of it.
 *
 * @param name what is wrong
 * @param breaking breaks the copy
 * @param outcome what becomes of each check that is at fault: {@code failed}, {@code broken} or {@code not-run}
 * @param places those checks, each with where one of its findings is, or with how its reason begins
 */
record ConsultFault(String name, Breaking breaking, String outcome, Map<String, String> places) {

    /** Breaks a copy. */
    interface Breaking {
        void in(ConsultCopy copy) throws IOException;
    }

    /** Begins with a fault that one check is to find at a place. */
    static ConsultFault failed(String name, String check, String place, Breaking breaking) {
        return new ConsultFault(name, breaking, "failed", Map.of(check, place));
    }

    /** Begins with a fault that keeps one check from its work, for a reason. */
    static ConsultFault broken(String name, String check, String reason, Breaking breaking) {
        return new ConsultFault(name, breaking, "broken", Map.of(check, reason));
    }

    /** Begins with a fault that leaves one check without anything to do, for a reason. */
    static ConsultFault notRun(String name, String check, String reason, Breaking breaking) {
        return new ConsultFault(name, breaking, "not-run", Map.of(check, reason));
    }

    /** Returns this with another check that is to find the same fault. */
    ConsultFault and(String check, String place) {
        Map<String, String> all = new LinkedHashMap<>(places);
        all.put(check, place);
        return new ConsultFault(name, breaking, outcome, all);
    }

    int exitCode() {
        return switch (outcome) {
            case "failed" -> 1;
            case "broken" -> 3;
            default -> 4;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
