/** What an answer must look like; what it lacks is asserted by REST Assured, and told as findings. */
@NullMarked
package dev.predeploy.staging.expect;

import org.jspecify.annotations.NullMarked;
