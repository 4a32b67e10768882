package dev.predeploy.integration;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.NameOf;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.Optional;

/**
 * What must survive when the pending migrations meet a database with rows in it.
 *
 * @param live which migrations are deployed now
 * @param migrations the set of migrations
 * @param options what every entry may say
 */
record Upgrade(
        @Doc("Which migrations are deployed now; without it, all but the newest.")
        Optional<Live> live,

        @Doc("The set of migrations; without it, the one of the entry's own name, or the only one.")
        @NameOf("integration.migrations")
        Optional<String> migrations,

        @Unwrapped CheckOptions options)
        implements Entry {}
