/** Lets a team start on an imperfect stack: the findings that it accepts for now, and which of today's are new. */
@NullMarked
package dev.predeploy.quality.baseline;

import org.jspecify.annotations.NullMarked;
