package bench;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Does nothing, as often as the system property bench.count says, as a plain JUnit test template. */
@ExtendWith(NoopTests.Times.class)
class NoopTests {
    @TestTemplate
    void doesNothing() {}

    static final class Times implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return IntStream.rangeClosed(1, Integer.getInteger("bench.count", 1))
                    .mapToObj(number -> new TestTemplateInvocationContext() {});
        }
    }
}
