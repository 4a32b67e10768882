/** What a server says of its rate limit, and whether it keeps to it. */
@NullMarked
package dev.predeploy.staging.limit;

import org.jspecify.annotations.NullMarked;
