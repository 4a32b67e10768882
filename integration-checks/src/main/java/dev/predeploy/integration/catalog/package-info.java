/** What a database holds, as text that can be compared. */
@NullMarked
package dev.predeploy.integration.catalog;

import org.jspecify.annotations.NullMarked;
