/** How large tables are in production. */
@NullMarked
package dev.predeploy.integration.sizes;

import org.jspecify.annotations.NullMarked;
