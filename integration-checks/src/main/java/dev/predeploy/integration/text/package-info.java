/** What stands in a file beside what is looked for, blanked out. */
@NullMarked
package dev.predeploy.integration.text;

import org.jspecify.annotations.NullMarked;
