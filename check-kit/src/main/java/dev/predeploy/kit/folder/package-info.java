/** What a run leaves on the machine while it works, its folder and the copies of the sources, and nothing after. */
@NullMarked
package dev.predeploy.kit.folder;

import org.jspecify.annotations.NullMarked;
