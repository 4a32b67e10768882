/** What a built image holds: its metadata, its files, what its commands answer, and whether it starts. */
@NullMarked
package dev.predeploy.build.contents;

import org.jspecify.annotations.NullMarked;
