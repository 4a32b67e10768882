/**
 * The stack file: what it says about the whole stack, the sections that stage modules read from it, and the values that
 * its templates stand for.
 */
@NullMarked
package dev.predeploy.kit.stack;

import org.jspecify.annotations.NullMarked;
