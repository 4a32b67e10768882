package dev.predeploy.staging;

import dev.predeploy.kit.stack.StageModule;
import java.util.List;

/** Announces the stage {@code staging}. */
public final class StagingModule implements StageModule {
    /** Makes the module, for {@link java.util.ServiceLoader}. */
    public StagingModule() {}

    @Override
    public String stage() {
        return "staging";
    }

    @Override
    public Class<? extends Record> section() {
        return StagingSection.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(UpCheck.class, HealthCheck.class, RateLimitCheck.class);
    }
}
