/** A deployed PostgreSQL: how it is reached, and what it must be. */
@NullMarked
package dev.predeploy.staging.postgres;

import org.jspecify.annotations.NullMarked;
