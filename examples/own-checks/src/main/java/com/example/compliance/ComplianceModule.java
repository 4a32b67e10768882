package com.example.compliance;

import dev.predeploy.kit.stack.StageModule;
import java.util.List;

/** Announces the section {@code compliance} and its checks; found through {@code META-INF/services}. */
public final class ComplianceModule implements StageModule {
    @Override
    public String stage() {
        return "compliance";
    }

    @Override
    public Class<? extends Record> section() {
        return Compliance.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(ChangelogCheck.class);
    }
}
