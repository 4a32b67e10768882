/** What pending migrations would do to a busy database, judged by what they did to an idle one. */
@NullMarked
package dev.predeploy.integration.locks;

import org.jspecify.annotations.NullMarked;
