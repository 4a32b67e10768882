/** A deployed Alertmanager: its cluster, its alerts, and the ways that alerts take. */
@NullMarked
package dev.predeploy.staging.alertmanager;

import org.jspecify.annotations.NullMarked;
