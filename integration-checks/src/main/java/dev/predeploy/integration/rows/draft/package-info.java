/** Drafts rows of one table, for PostgreSQL to judge. */
@NullMarked
package dev.predeploy.integration.rows.draft;

import org.jspecify.annotations.NullMarked;
