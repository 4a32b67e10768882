/** Migrations that Flyway applies, by its API, in this process. */
@NullMarked
package dev.predeploy.integration.flyway;

import org.jspecify.annotations.NullMarked;
