/** Where a schema stands otherwise than the migrations make it: in a committed file, and in a live database. */
@NullMarked
package dev.predeploy.integration.drift;

import org.jspecify.annotations.NullMarked;
