/** What a run is: its checks, its verdict, and the events that tell of it while it happens. */
@NullMarked
package dev.predeploy.launcher.run;

import org.jspecify.annotations.NullMarked;
