/** What each statement of a run of migrations did to a database, as data. */
@NullMarked
package dev.predeploy.integration.trace;

import org.jspecify.annotations.NullMarked;
