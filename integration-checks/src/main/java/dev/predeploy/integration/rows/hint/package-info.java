/** What a rule gives away of the values that it lets pass. */
@NullMarked
package dev.predeploy.integration.rows.hint;

import org.jspecify.annotations.NullMarked;
