/** Sees a statement that waits for ever, while migrations are applied to a database that nobody else uses. */
@NullMarked
package dev.predeploy.integration.watchdog;

import org.jspecify.annotations.NullMarked;
