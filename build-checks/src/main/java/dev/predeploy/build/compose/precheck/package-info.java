/** What is wrong with a Compose file before anything starts, though Compose takes it. */
@NullMarked
package dev.predeploy.build.compose.precheck;

import org.jspecify.annotations.NullMarked;
