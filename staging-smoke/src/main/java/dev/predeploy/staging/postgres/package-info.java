/** What a deployed PostgreSQL must be. */
@NullMarked
package dev.predeploy.staging.postgres;

import org.jspecify.annotations.NullMarked;
