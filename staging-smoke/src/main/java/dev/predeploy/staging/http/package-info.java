/** Asks a server one question over HTTP, within limits, and tells the ways of not answering apart. */
@NullMarked
package dev.predeploy.staging.http;

import org.jspecify.annotations.NullMarked;
