package dev.predeploy.launcher.doctor;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was looked for.
 *
 * @param group what sort of thing it is
 * @param what its name
 * @param state what became of it
 * @param said what was seen
 * @param fix what to do, for what is absent
 * @param checks the checks that need it, by id; none for what belongs to the machine
 */
public record Row(String group, String what, State state, String said, Optional<String> fix, List<String> checks) {
    static final String MACHINE = "machine";
    static final String ENGINE = "engine";
    static final String TOOLS = "tools";
    static final String DATABASE = "database";
    static final String SERVERS = "servers";
    static final String SECRETS = "secrets";

    static Row ok(String group, String what, String said) {
        return new Row(group, what, State.OK, said, Optional.empty(), List.of());
    }

    static Row unseen(String group, String what, String why) {
        return new Row(group, what, State.NOT_LOOKED_AT, why, Optional.empty(), List.of());
    }

    static Row problem(String group, String what, String said, String fix) {
        return new Row(group, what, State.PROBLEM, said, Optional.of(fix), List.of());
    }

    /** Returns this as something that only these checks need; where none of them decides, its absence is no problem. */
    Row neededBy(List<String> ids, boolean decides) {
        State weighed = state == State.PROBLEM && !decides ? State.NOT_NEEDED : state;
        return new Row(group, what, weighed, said, fix, ids);
    }
}
