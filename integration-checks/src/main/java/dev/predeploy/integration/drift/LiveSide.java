package dev.predeploy.integration.drift;

import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a live database has.
 *
 * @param side its schema
 * @param where where it is, without its password
 * @param history what it remembers of its migrations
 */
public record LiveSide(Side side, String where, History history) {
    private static final String PENDING = "pending-migration";
    private static final String NO_TABLE = "no-migration-table";

    /**
     * What a database remembers of its migrations.
     *
     * @param newest the newest one that was applied, as its tool names it, if the tool says so
     * @param findings where that is not what the tree has
     * @param unknown why nobody knows, if nobody does
     */
    public record History(Optional<String> newest, List<Finding> findings, Optional<String> unknown) {
        /** Copies the list. */
        public History {
            findings = List.copyOf(findings);
        }

        /** Returns the record of a tool that keeps none, or none that can be read. */
        public static History unknown(String why) {
            return new History(Optional.empty(), List.of(), Optional.of(why));
        }

        /** Returns the migrations that are still to be applied. */
        public List<Finding> pending() {
            return findings.stream().filter(History::isPending).toList();
        }

        /** Says whether the tool's own table is not there, so that it applied nothing. */
        public boolean hasNoTable() {
            return findings.stream()
                    .anyMatch(finding -> finding.rule().filter(NO_TABLE::equals).isPresent());
        }

        /** Returns what is wrong with the others. */
        public Stream<Finding> wrong() {
            return findings.stream().filter(finding -> !isPending(finding));
        }

        private static boolean isPending(Finding finding) {
            return finding.rule().filter(PENDING::equals).isPresent();
        }
    }
}
