/** What the files of a project say about it, before it has a stack file. */
@NullMarked
package dev.predeploy.launcher.project;

import org.jspecify.annotations.NullMarked;
