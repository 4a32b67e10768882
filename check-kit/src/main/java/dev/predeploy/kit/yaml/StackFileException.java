package dev.predeploy.kit.yaml;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a stack file, in the order of its lines. */
public final class StackFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Refuses a file.
     *
     * @param problems what is wrong, at least one thing
     */
    public StackFileException(Collection<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream().distinct().sorted().toList();
    }

    /** Refuses a file for one reason. */
    public StackFileException(Problem problem) {
        this(List.of(problem));
    }

    /** Returns the problems, sorted by line and column. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the problems as lines, each followed by what to do about it. */
    @Override
    public String getMessage() {
        return message(problems);
    }

    private static String message(Collection<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted()
                .map(problem -> problem.text() + "\n  fix: " + problem.fix())
                .collect(Collectors.joining("\n"));
    }
}
