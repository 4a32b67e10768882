package dev.predeploy.redstack;

import static dev.predeploy.redstack.ConsultFaults.APPLICATION;
import static dev.predeploy.redstack.ConsultFaults.ARTIFACT;
import static dev.predeploy.redstack.ConsultFaults.CONTENTS_OF_DJANGO;
import static dev.predeploy.redstack.ConsultFaults.DJANGO;
import static dev.predeploy.redstack.ConsultFaults.ESLINT;
import static dev.predeploy.redstack.ConsultFaults.MIGRATIONS;
import static dev.predeploy.redstack.ConsultFaults.MYPY;
import static dev.predeploy.redstack.ConsultFaults.PYTEST;
import static dev.predeploy.redstack.ConsultFaults.RUFF;
import static dev.predeploy.redstack.ConsultFaults.SCHEMA;
import static dev.predeploy.redstack.ConsultFaults.SITE;
import static dev.predeploy.redstack.ConsultFaults.VITEST;
import static dev.predeploy.redstack.ConsultFaults.WORKER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Puts faults together of which none can hide another. */
final class ConsultRounds {
    /** What a check needs, and what that needs. */
    private static final Map<String, Set<String>> NEEDS = Map.of(
            CONTENTS_OF_DJANGO, Set.of(DJANGO),
            ARTIFACT, Set.of(SITE),
            RUFF, Set.of(DJANGO),
            MYPY, Set.of(DJANGO),
            PYTEST, Set.of(DJANGO),
            ESLINT, Set.of(WORKER),
            VITEST, Set.of(WORKER),
            MIGRATIONS, Set.of(DJANGO),
            APPLICATION, Set.of(MIGRATIONS, DJANGO),
            SCHEMA, Set.of(MIGRATIONS, DJANGO));

    private ConsultRounds() {}

    /** Returns all faults, those together that have nothing to do with each other: so fewer runs show as much. */
    static Stream<List<ConsultFault>> all() {
        List<List<ConsultFault>> rounds = new ArrayList<>();
        ConsultFaults.all()
                .forEach(fault -> rounds.stream()
                        .filter(round -> round.stream().noneMatch(other -> meet(fault, other)))
                        .findFirst()
                        .ifPresentOrElse(round -> round.add(fault), () -> rounds.add(new ArrayList<>(List.of(fault)))));
        return rounds.stream();
    }

    private static boolean meet(ConsultFault one, ConsultFault other) {
        return concerns(one).anyMatch(other.places()::containsKey)
                || concerns(other).anyMatch(one.places()::containsKey);
    }

    private static Stream<String> concerns(ConsultFault fault) {
        return fault.places().keySet().stream()
                .flatMap(id -> Stream.concat(Stream.of(id), NEEDS.getOrDefault(id, Set.of()).stream()));
    }
}
