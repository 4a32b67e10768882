/** The stack file that fits what a project's files say. */
@NullMarked
package dev.predeploy.launcher.draft;

import org.jspecify.annotations.NullMarked;
