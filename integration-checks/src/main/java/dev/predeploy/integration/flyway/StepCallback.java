package dev.predeploy.integration.flyway;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Is called by Flyway before and after each migration, in the thread that applies it. */
record StepCallback(Consumer<Optional<MigrationInfo>> told) implements Callback {
    private static final Set<Event> EVENTS =
            Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR);

    @Override
    public boolean supports(Event event, Context context) {
        return EVENTS.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        told.accept(event == Event.BEFORE_EACH_MIGRATE ? Optional.of(context.getMigrationInfo()) : Optional.empty());
    }

    @Override
    public String getCallbackName() {
        return "predeploy";
    }
}
