package dev.predeploy.quality;

import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import java.util.ArrayList;
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

    @Override
    public List<Need> needs(Stack stack) {
        List<Need> needs = new ArrayList<>();
        stack.section(Quality.class).ifPresent(section -> {
            section.lint().forEach((name, lint) -> needs.add(lint.call().need("lint/" + name, stack.folder())));
            section.types().forEach((name, types) -> needs.add(types.call().need("types/" + name, stack.folder())));
            section.tests().forEach((name, tests) -> needs.add(tests.call().need("tests/" + name, stack.folder())));
        });
        return needs;
    }
}
