package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Turn;
import dev.predeploy.kit.yaml.Durations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Waits for a check's turn, holds it to its time limit, and explains whatever it throws. */
final class CheckTurn
        implements BeforeTestExecutionCallback, AfterTestExecutionCallback, TestExecutionExceptionHandler {
    private final Session session;
    private final PlannedCheck check;
    private final CheckEach declaration;
    private Optional<Turn> turn = Optional.empty();
    private Optional<Future<?>> limit = Optional.empty();

    CheckTurn(Session session, PlannedCheck check) {
        this.session = session;
        this.check = check;
        this.declaration = CheckClass.declaration(check.checkClass());
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        RunControl control = session.control();
        try {
            Turn begun = control.await(declaration.work());
            turn = Optional.of(begun);
            context.publishReportEntry(Map.of(CheckEvents.BEGUN, check.id().toString()));
            limit = Optional.of(control.limit(begun, timeLimit()));
        } catch (InterruptedException e) {
            control.requireRunning();
            throw new CheckNotRun("interrupted while it waited for its turn", "run it again");
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        limit.ifPresent(task -> task.cancel(false));
        turn.ifPresent(Turn::close);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        Throwable explained = new Explanation(check, session.control()).of(thrown, turn.flatMap(Turn::limitReached));
        if (Explanation.isOfTheCheckItself(explained)) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            Evidence.of(context, session).keep(Explanation.TRACE, trace.toString());
        }
        throw Explanation.redacted(explained, session.get(Redactor.class)::redact);
    }

    private Duration timeLimit() {
        return check.entry().options().timeLimit().orElseGet(() -> Durations.parse(declaration.timeLimit()));
    }
}
