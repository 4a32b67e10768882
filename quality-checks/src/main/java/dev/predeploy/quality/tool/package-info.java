/** Calls the tools: any command that leaves a report, and those that need no more than a JDK. */
@NullMarked
package dev.predeploy.quality.tool;

import org.jspecify.annotations.NullMarked;
