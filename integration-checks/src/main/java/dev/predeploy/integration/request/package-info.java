/** What a client of PostgreSQL asks for, taken apart into single statements. */
@NullMarked
package dev.predeploy.integration.request;

import org.jspecify.annotations.NullMarked;
