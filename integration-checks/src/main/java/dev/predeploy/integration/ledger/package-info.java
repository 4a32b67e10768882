/** What each tool remembers of migrations in the database itself, and how two such records are compared. */
@NullMarked
package dev.predeploy.integration.ledger;

import org.jspecify.annotations.NullMarked;
