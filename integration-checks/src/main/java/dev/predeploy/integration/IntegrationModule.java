package dev.predeploy.integration;

import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import java.util.List;

/** Announces the stage {@code integration}. */
public final class IntegrationModule implements StageModule {
    @Override
    public String stage() {
        return "integration";
    }

    @Override
    public Class<? extends Record> section() {
        return Integration.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(
                MigrationsCheck.class,
                ApplicationCheck.class,
                SchemaCheck.class,
                UpgradeCheck.class,
                LocksCheck.class,
                RunnerCheck.class,
                RollbackCheck.class,
                DriftCheck.class,
                CompatibilityCheck.class);
    }

    @Override
    public List<Need> needs(Stack stack) {
        return stack.section(Integration.class).map(Needs::of).orElse(List.of());
    }
}
