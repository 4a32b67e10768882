/** Values of every type of PostgreSQL, written as SQL, the same each time. */
@NullMarked
package dev.predeploy.integration.rows.value;

import org.jspecify.annotations.NullMarked;
