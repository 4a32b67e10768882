package dev.predeploy.integration.ledger;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;

/** Words in which a deployed database and the tree can disagree. */
final class Discrepancy {
    private Discrepancy() {}

    static Finding noTable(String table, int expected) {
        return Finding.of("the database has no table " + table + ": no migration was applied to it by its tool")
                .rule("no-migration-table")
                .expected(table + " with " + (expected == 1 ? "1 row" : expected + " rows"))
                .actual("no such table")
                .fix(
                        "apply the migrations by their tool; tables that were made by hand are not remembered as migrated");
    }

    static Finding pending(String migration, Place place) {
        return Finding.of(migration + " is not applied to the database")
                .rule("pending-migration")
                .expected("every migration of the tree is applied")
                .actual("it is pending")
                .at(place)
                .fix("apply it before the application that needs it is deployed");
    }

    static Finding unknown(String migration) {
        return Finding.of("the database has " + migration + ", which the tree does not know")
                .rule("unknown-migration")
                .expected("only migrations of this tree")
                .actual("one of another branch, or one that was deleted")
                .fix("put it back into the tree, or deploy from the one that has it");
    }

    static Finding changed(String migration, Place place, String deployed, String tree) {
        return Finding.of(migration + " was changed after it was applied to the database")
                .rule("changed-checksum")
                .expected("the checksum " + deployed + ", as applied")
                .actual(tree + " in the tree")
                .at(place)
                .fix("put it back as it was, and write a new migration");
    }

    static Finding failed(String migration, Place place) {
        return Finding.of(migration + " failed when it was applied to the database")
                .rule("failed-migration")
                .expected("applied with success")
                .actual("recorded as failed")
                .at(place)
                .fix("repair what it left half done, then have the tool forget it (`flyway repair`)");
    }
}
