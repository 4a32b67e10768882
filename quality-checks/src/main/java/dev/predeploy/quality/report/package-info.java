/** Reads what tools write about themselves: SARIF, JUnit XML, Checkstyle XML and javac's diagnostics. */
@NullMarked
package dev.predeploy.quality.report;

import org.jspecify.annotations.NullMarked;
