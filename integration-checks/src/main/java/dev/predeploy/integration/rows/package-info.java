/** Fills the tables of a database with rows that fit their constraints. */
@NullMarked
package dev.predeploy.integration.rows;

import org.jspecify.annotations.NullMarked;
