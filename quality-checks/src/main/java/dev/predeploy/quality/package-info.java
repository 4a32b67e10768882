/** Are the sources fit: lint, types and unit tests, each wrapped in a check. */
@NullMarked
package dev.predeploy.quality;

import org.jspecify.annotations.NullMarked;
