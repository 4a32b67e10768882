package dev.predeploy.kit.check;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Stack;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a check method what it asks for, by type. */
final class CheckParameters implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(CheckParameters.class);

    private final Session session;
    private final PlannedCheck check;

    CheckParameters(Session session, PlannedCheck check) {
        this.session = session;
        this.check = check;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.isInstance(check.entry()) || isOurs(type) || session.offers(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type == CheckId.class
                || type == Evidence.class
                || type == Session.class
                || type == Stack.class
                || type == Workspace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type.isInstance(check.entry())) {
            return check.entry();
        }
        if (type == CheckId.class) {
            return check.id();
        }
        if (type == Session.class) {
            return session;
        }
        if (type == Stack.class) {
            return session.stack();
        }
        if (type == Evidence.class) {
            return Evidence.of(context, session);
        }
        return type == Workspace.class ? workspace(context) : session.get(type);
    }

    /** Opens the check's own copy of the sources; it is deleted when the check is through. */
    private Workspace workspace(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        return requireNonNull(store.getOrComputeIfAbsent(Workspace.class, key -> copy(), Workspace.class));
    }

    private Workspace copy() {
        try {
            return session.get(Workspaces.class).open();
        } catch (IOException e) {
            Finding finding = Finding.of("could not copy the stack's sources for the check: " + e)
                    .fix("free the disk that holds temporary files, or make what is named readable");
            throw new CheckBroken(finding, e);
        }
    }
}
