/** Watches what a migration's own connection does to a database, whatever the tool. */
@NullMarked
package dev.predeploy.integration.observer;

import org.jspecify.annotations.NullMarked;
