/** How a check is declared, found, invoked and given what it needs. */
@NullMarked
package dev.predeploy.kit.check;

import org.jspecify.annotations.NullMarked;
