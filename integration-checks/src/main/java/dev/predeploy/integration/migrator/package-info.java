/** What every tool that applies migrations can be asked for. */
@NullMarked
package dev.predeploy.integration.migrator;

import org.jspecify.annotations.NullMarked;
