/** Looks at a server's TLS: its certificates, the oldest protocol that it accepts, and its redirect from plain HTTP. */
@NullMarked
package dev.predeploy.staging.tls;

import org.jspecify.annotations.NullMarked;
