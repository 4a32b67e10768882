/** What programs in Python say of their own failures, and where in the user's files that is. */
@NullMarked
package dev.predeploy.integration.python;

import org.jspecify.annotations.NullMarked;
