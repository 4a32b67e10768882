/** Why the version that is live fails on a schema that it does not know yet. */
@NullMarked
package dev.predeploy.integration.compatibility;

import org.jspecify.annotations.NullMarked;
