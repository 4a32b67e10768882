/** The disposable PostgreSQL: one server a run, an own database for whoever needs one, and nothing left behind. */
@NullMarked
package dev.predeploy.kit.database;

import org.jspecify.annotations.NullMarked;
