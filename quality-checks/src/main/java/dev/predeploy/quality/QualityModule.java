package dev.predeploy.quality;

import dev.predeploy.kit.stack.StageModule;
import java.util.List;

/** Announces the stage {@code quality}. */
public final class QualityModule implements StageModule {
    @Override
    public String stage() {
        return "quality";
    }

    @Override
    public Class<? extends Record> section() {
        return Quality.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(LintCheck.class, TypesCheck.class, TestsCheck.class);
    }
}
