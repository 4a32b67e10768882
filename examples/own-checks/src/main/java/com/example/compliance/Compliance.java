package com.example.compliance;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.Map;

/**
 * The section {@code compliance} of a stack file.
 *
 * @param changelog the changelogs that tell of the version to be deployed
 */
record Compliance(
        @Doc("Changelogs that tell of the version to be deployed.")
        Map<String, Changelog> changelog) {
    /**
     * A changelog in the form of keepachangelog.com.
     *
     * @param file where it is
     * @param version the version to be deployed
     * @param options what every check can be told
     */
    record Changelog(
            @Doc("The changelog, relative to the stack file.") @Default("CHANGELOG.md") @MustExist
            String file,

            @Doc("The version to be deployed, such as 1.2.0 or ${env:VERSION}.")
            Template version,

            @Unwrapped CheckOptions options)
            implements Entry {}
}
