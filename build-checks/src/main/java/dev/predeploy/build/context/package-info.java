/** What a build sends to the builder: how large it is, and whether a secret is in it that an image would keep. */
@NullMarked
package dev.predeploy.build.context;

import org.jspecify.annotations.NullMarked;
