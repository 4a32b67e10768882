package dev.predeploy.kit.check;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackFiles;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens a run where no launcher of ours did: in an IDE, or under Surefire. */
final class PlainRun {
    private static final String STACK_PARAMETER = "predeploy.stack";
    private static final String STACK_VARIABLE = "PREDEPLOY_STACK";

    private PlainRun() {}

    /** Returns the run that all checks of JUnit's launcher session share. */
    static CheckRun of(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(
                ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(CheckRun.KEY));
        return requireNonNull(store.getOrComputeIfAbsent(CheckRun.KEY, key -> open(context), CheckRun.class));
    }

    private static CheckRun open(ExtensionContext context) {
        Map<String, String> environment = System.getenv();
        Optional<Path> named = context.getConfigurationParameter(STACK_PARAMETER)
                .or(() -> Optional.ofNullable(environment.get(STACK_VARIABLE)))
                .map(Path::of);
        List<StageModule> modules = ServiceLoader.load(StageModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Path file = StackFiles.locate(named, Path.of("").toAbsolutePath());
        Stack stack = new StackReader(modules, Strictness.SOME_MODULES).read(file);
        Session session = new Session(new Settings(stack, modules, environment, new RunControl(Optional.empty())));
        return new CheckRun(session, Plan.of(stack, modules), Selection.ALL);
    }
}
