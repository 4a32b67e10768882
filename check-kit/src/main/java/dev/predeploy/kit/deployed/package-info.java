/** A PostgreSQL that is deployed: how it is reached, and that it is only read. */
@NullMarked
package dev.predeploy.kit.deployed;

import org.jspecify.annotations.NullMarked;
