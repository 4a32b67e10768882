/** The stage {@code integration}: its section of the stack file and its checks. */
@NullMarked
package dev.predeploy.integration;

import org.jspecify.annotations.NullMarked;
