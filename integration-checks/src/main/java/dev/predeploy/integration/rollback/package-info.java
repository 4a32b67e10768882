/** Takes migrations back, and forward again, and says what that loses. */
@NullMarked
package dev.predeploy.integration.rollback;

import org.jspecify.annotations.NullMarked;
