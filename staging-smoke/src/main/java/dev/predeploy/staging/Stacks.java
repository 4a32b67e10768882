package dev.predeploy.staging;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.staging.compose.ComposeStack;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stacks in Compose: those that the gate has brought up, and those that run already. */
@Shared
public final class Stacks {
    private final Session session;
    private final StagingSection section;

    /** Takes what the stack file says; nothing is asked yet. */
    public Stacks(Session session) {
        this.session = session;
        this.section = session.stack().section(StagingSection.class).orElseGet(StagingSection::empty);
    }

    /** Returns the stack whose services an entry speaks of, once all is up that the gate brings up. */
    ComposeStack of(ComposeServices entry) throws InterruptedException {
        Services services = session.get(Services.class);
        services.requireAll();
        Optional<ComposeStack> rehearsed = section.up().entrySet().stream()
                .filter(up -> entry.project().isEmpty()
                        && up.getValue() instanceof UpCompose compose
                        && compose.files().compose().equals(entry.files().compose()))
                .flatMap(up -> services.stack(up.getKey()).stream())
                .findFirst();
        return rehearsed.isPresent() ? rehearsed.get() : ComposeStack.running(entry.files(), entry.project(), session);
    }

    /** Returns how often each service was started again, as far as an engine answers that runs it. */
    Map<String, Integer> restarts() throws InterruptedException {
        Map<String, Integer> all = new TreeMap<>();
        try {
            for (String name : section.up().keySet()) {
                Optional<ComposeStack> stack = session.get(Services.class).stack(name);
                all.putAll(stack.isPresent() ? stack.get().restarts() : Map.of());
            }
            for (ComposeServices entry : section.services().values()) {
                all.putAll(of(entry).restarts());
            }
        } catch (CheckNotRun | CheckBroken unknown) { // whoever looks at the services tells of it
            return Map.of();
        }
        return all;
    }

    /**
     * Returns the stack that has a service.
     *
     * @throws CheckNotRun if neither what is brought up nor what is declared to run has it
     */
    ComposeStack with(String service) throws InterruptedException {
        Services services = session.get(Services.class);
        services.requireAll();
        for (String name : section.up().keySet()) {
            Optional<ComposeStack> stack = services.stack(name).filter(each -> each.has(service));
            if (stack.isPresent()) {
                return stack.get();
            }
        }
        for (ComposeServices entry : section.services().values()) {
            ComposeStack stack = of(entry);
            if (stack.has(service)) {
                return stack;
            }
        }
        throw new CheckNotRun(
                "no stack in Compose has the service " + service,
                "name the stack's Compose file in `staging: up` or `staging: services`");
    }
}
