/** A deployed Redis: its protocol, and what it must be. */
@NullMarked
package dev.predeploy.staging.redis;

import org.jspecify.annotations.NullMarked;
