/** The processes that a run brought forth: knowing them again, finding their orphans, ending them all. */
@NullMarked
package dev.predeploy.kit.offspring;

import org.jspecify.annotations.NullMarked;
