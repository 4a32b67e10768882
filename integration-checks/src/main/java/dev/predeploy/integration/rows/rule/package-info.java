/** Finds values that the rules of a table let pass, by asking PostgreSQL. */
@NullMarked
package dev.predeploy.integration.rows.rule;

import org.jspecify.annotations.NullMarked;
