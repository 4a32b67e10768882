package dev.predeploy.build;

import dev.predeploy.kit.stack.StageModule;
import java.util.List;

/** Announces the stage {@code build}. */
public final class BuildModule implements StageModule {
    @Override
    public String stage() {
        return "build";
    }

    @Override
    public Class<? extends Record> section() {
        return Build.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(ImageCheck.class, ContentsCheck.class, ComposeCheck.class, ArtifactCheck.class);
    }
}
