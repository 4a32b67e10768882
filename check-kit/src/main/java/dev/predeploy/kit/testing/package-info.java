/** What a check is tested with: runs one check class against a stack file, and says what became of each check. */
@NullMarked
package dev.predeploy.kit.testing;

import org.jspecify.annotations.NullMarked;
