/** The tables of a database, as its catalog describes them. */
@NullMarked
package dev.predeploy.integration.rows.table;

import org.jspecify.annotations.NullMarked;
