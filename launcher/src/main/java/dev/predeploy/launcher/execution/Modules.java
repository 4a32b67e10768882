package dev.predeploy.launcher.execution;

import dev.predeploy.kit.stack.StageModule;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the modules on the class path: the four stages in their order, then a team's own by name. */
public final class Modules {
    private static final List<String> ORDER = List.of("build", "quality", "integration", "staging");

    private Modules() {}

    /**
     * Returns every module that announced itself.
     *
     * @throws IllegalStateException if two claim the same stage
     */
    public static List<StageModule> announced() {
        List<StageModule> modules = ServiceLoader.load(StageModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Modules::rank).thenComparing(StageModule::stage))
                .toList();
        long stages = modules.stream().map(StageModule::stage).distinct().count();
        if (stages < modules.size()) {
            throw new IllegalStateException("Two modules on the class path claim the same stage: "
                    + modules.stream().map(StageModule::stage).toList());
        }
        return modules;
    }

    private static int rank(StageModule module) {
        int index = ORDER.indexOf(module.stage());
        return index < 0 ? ORDER.size() : index;
    }
}
