/** Earlier versions of the stack, checked out beside it. */
@NullMarked
package dev.predeploy.kit.checkout;

import org.jspecify.annotations.NullMarked;
