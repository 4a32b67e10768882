/** Tries a guarded service without credentials, with wrong ones and with the right ones. */
@NullMarked
package dev.predeploy.staging.access;

import org.jspecify.annotations.NullMarked;
