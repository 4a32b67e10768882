package dev.predeploy.launcher.options;

import dev.predeploy.kit.check.CheckId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checks are meant: those of the stages, matched by one of the patterns to keep; those matched by one to leave
 * out are skipped.
 *
 * @param stages the stages; none means every one
 * @param only the patterns to keep; none means every check
 * @param skip the patterns to leave out
 * @param onRequest the checks that are meant only where a pattern to keep says their kind
 */
public record Selection(Set<String> stages, List<Glob> only, List<Glob> skip, Set<CheckId> onRequest)
        implements dev.predeploy.kit.check.Selection {
    /**
     * What a stack file declares.
     *
     * @param stages the stages that there are
     * @param checks the ids of all checks
     * @param list the command that lists them all
     */
    public record Declared(Collection<String> stages, Collection<CheckId> checks, String list) {}

    /** Everything. */
    public static final Selection ALL = new Selection(Set.of(), List.of(), List.of());

    /** Keeps copies, in the given order. */
    public Selection {
        stages = Collections.unmodifiableSet(new LinkedHashSet<>(stages));
        only = List.copyOf(only);
        skip = List.copyOf(skip);
        onRequest = Set.copyOf(onRequest);
    }

    /** Selects among checks that all are meant where nobody says otherwise. */
    public Selection(Set<String> stages, List<Glob> only, List<Glob> skip) {
        this(stages, only, skip, Set.of());
    }

    /** Returns this selection, in which some checks are meant only where they are asked for. */
    public Selection onRequest(Collection<CheckId> ids) {
        return new Selection(stages, only, skip, new LinkedHashSet<>(ids));
    }

    /** Says whether a check is meant; one that a pattern leaves out is meant too, and reported as skipped. */
    @Override
    public boolean includes(CheckId id) {
        return (stages.isEmpty() || stages.contains(id.stage()))
                && (onRequest.contains(id)
                        ? only.stream().anyMatch(glob -> glob.names(id))
                        : only.isEmpty() || only.stream().anyMatch(glob -> glob.matches(id)));
    }

    @Override
    public Optional<String> skipReason(CheckId id) {
        return skip.stream()
                .filter(glob -> glob.matches(id))
                .findFirst()
                .map(glob -> "left out by " + Option.SKIP.flag() + " " + glob);
    }

    /**
     * Makes sure that something is meant, and that nothing was mistyped.
     *
     * @param there what can be meant
     * @throws WrongCommand if a stage is unknown, a pattern matches no declared check, or no check remains
     */
    public void verify(Declared there) {
        stages.stream()
                .filter(stage -> !there.stages().contains(stage))
                .findFirst()
                .ifPresent(stage -> {
                    throw new WrongCommand("There is no stage " + stage, Hint.of(stage, there.stages()));
                });
        Collection<CheckId> declared = there.checks();
        if (declared.isEmpty()) {
            return;
        }
        verify(Option.ONLY, only, there);
        verify(Option.SKIP, skip, there);
        if (declared.stream().noneMatch(id -> includes(id) && skipReason(id).isEmpty())) {
            throw nothing(there);
        }
    }

    private WrongCommand nothing(Declared there) {
        String options = text().isEmpty() ? "" : " by " + text();
        String left = onRequest.stream()
                .sorted()
                .findFirst()
                .map(id -> " %s runs only on request: %s %s.".formatted(id, Option.ONLY.flag(), id))
                .orElse("");
        return new WrongCommand(
                "No check is selected" + options,
                "Together these leave out every check; `%s` shows all %d.%s"
                        .formatted(there.list(), there.checks().size(), left));
    }

    private static void verify(Option option, List<Glob> globs, Declared there) {
        Collection<CheckId> declared = there.checks();
        for (Glob glob : globs) {
            if (declared.stream().noneMatch(glob::matches)) {
                String near = glob.nearest(List.copyOf(declared)).stream()
                        .map(CheckId::toString)
                        .collect(Collectors.joining(", "));
                throw new WrongCommand(
                        option.flag() + " " + glob + " matches no check of this stack",
                        "The nearest are: %s. `%s` shows all.".formatted(near, there.list()));
            }
        }
    }

    /** Returns the selection as options, such as {@code --only quality/**}; empty if everything is meant. */
    public String text() {
        return Stream.of(
                        stages.stream().map(stage -> Option.STAGE.flag() + " " + stage),
                        only.stream().map(glob -> Option.ONLY.flag() + " " + glob),
                        skip.stream().map(glob -> Option.SKIP.flag() + " " + glob))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }
}
