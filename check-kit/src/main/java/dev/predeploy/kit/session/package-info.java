/** What the checks of a run share, whose turn it is, and how a run is stopped. */
@NullMarked
package dev.predeploy.kit.session;

import org.jspecify.annotations.NullMarked;
