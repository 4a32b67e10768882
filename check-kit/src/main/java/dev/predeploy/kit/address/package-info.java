/** Where a server is and who enters: URLs that hold any password, and why nobody answers. */
@NullMarked
package dev.predeploy.kit.address;

import org.jspecify.annotations.NullMarked;
