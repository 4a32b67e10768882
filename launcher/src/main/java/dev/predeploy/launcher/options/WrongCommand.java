package dev.predeploy.launcher.options;

/** Says that a command cannot be carried out as it was given: exit code 2, and no stack trace for the user. */
public final class WrongCommand extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The exit code for it. */
    public static final int EXIT_CODE = 2;

    private final String problem;
    private final String fix;

    /**
     * Refuses a command.
     *
     * @param problem what is wrong with it; control characters are replaced
     * @param fix what to do about it
     */
    public WrongCommand(String problem, String fix) {
        super(clean(problem) + "\n  " + clean(fix));
        this.problem = clean(problem);
        this.fix = clean(fix);
    }

    /** Returns what is wrong, on one line. */
    public String problem() {
        return problem;
    }

    /** Returns what to do, on one line. */
    public String fix() {
        return fix;
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
