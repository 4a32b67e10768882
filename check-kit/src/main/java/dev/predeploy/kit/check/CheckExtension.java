package dev.predeploy.kit.check;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Invokes a {@link CheckEach} method once for each check that the stack file asks for. */
final class CheckExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        CheckRun run = PlainRun.of(context);
        return run.plan().checksOf(context.getRequiredTestClass()).stream()
                .filter(check -> run.selection().includes(check.id()))
                .map(check -> new Invocation(run, check));
    }

    private record Invocation(CheckRun run, PlannedCheck check) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return check.id().toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(
                    new SkipCondition(run.selection(), check),
                    new CheckTurn(run.session(), check),
                    new CheckParameters(run.session(), check));
        }
    }
}
