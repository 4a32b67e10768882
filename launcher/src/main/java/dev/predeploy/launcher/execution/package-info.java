/** Runs the checks of all modules at the same time in one JUnit session, and tells of them as they end. */
@NullMarked
package dev.predeploy.launcher.execution;

import org.jspecify.annotations.NullMarked;
