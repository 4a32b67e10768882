/** What can be seen of a database's relations and their locks, from within a transaction and from outside. */
@NullMarked
package dev.predeploy.integration.sight;

import org.jspecify.annotations.NullMarked;
