/** PostgreSQL's protocol, version 3, as much of it as somebody between a client and a server needs. */
@NullMarked
package dev.predeploy.integration.wire;

import org.jspecify.annotations.NullMarked;
