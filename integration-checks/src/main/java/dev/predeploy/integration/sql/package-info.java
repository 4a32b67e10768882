/** What PostgreSQL says of a statement that it refuses, and where in its file that is. */
@NullMarked
package dev.predeploy.integration.sql;

import org.jspecify.annotations.NullMarked;
