/** Whether all that a stack's checks need is there, before anything runs. */
@NullMarked
package dev.predeploy.launcher.doctor;

import org.jspecify.annotations.NullMarked;
