package dev.predeploy.integration.runner;

import dev.predeploy.integration.migrator.Applied;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gaps in a numbering by whole numbers: the number may be on another branch, which then comes too late. Where most
 * numbers do not follow each other, such as times of day or tens, nobody can tell.
 */
public final class Gaps {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]+(\\d{1,6})__.*");

    private Gaps() {}

    private record Numbered(int number, Applied.Migration migration) {}

    /** Returns a finding for each migration before which a number is missing. */
    public static List<Finding> findings(List<Applied.Migration> applied) {
        List<Numbered> numbered = new ArrayList<>();
        for (Applied.Migration migration : applied) {
            Matcher name = NUMBER.matcher(migration.name());
            if (name.matches()) {
                numbered.add(new Numbered(Integer.parseInt(name.group(1)), migration));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int index = 1; index < numbered.size(); index++) {
            int before = numbered.get(index - 1).number();
            if (numbered.get(index).number() > before + 1) {
                findings.add(finding(before, numbered.get(index).migration().place(), numbered.get(index)));
            }
        }
        return findings.size() * 2 < numbered.size() ? findings : List.of();
    }

    private static Finding finding(int before, Place place, Numbered behind) {
        String missing = before + 2 == behind.number()
                ? "number " + (before + 1)
                : "numbers %d to %d".formatted(before + 1, behind.number() - 1);
        return Finding.of("there is no migration of the %s before %s"
                        .formatted(missing, behind.migration().name()))
                .rule("gap")
                .severity(Severity.WARNING)
                .at(place)
                .fix(
                        "If it is on another branch, give it a number above this one before it is merged: Flyway refuses what comes too late.");
    }
}
