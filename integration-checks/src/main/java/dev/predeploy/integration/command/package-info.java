/** Commands of the stack's own that run against a disposable database. */
@NullMarked
package dev.predeploy.integration.command;

import org.jspecify.annotations.NullMarked;
