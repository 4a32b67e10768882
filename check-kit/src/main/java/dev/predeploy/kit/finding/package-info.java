/** What a check says: the outcome it came to and the facts that led there. */
@NullMarked
package dev.predeploy.kit.finding;

import org.jspecify.annotations.NullMarked;
