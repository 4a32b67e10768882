package dev.predeploy.kit.yaml;

/** Refuses one component's value; a record's compact constructor throws it, and the reader adds line and column. */
public final class InvalidEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String component;
    private final String what;
    private final String fix;

    /**
     * Refuses a value.
     *
     * @param component the record's component, by its name in Java
     * @param what what is wrong with its value
     * @param fix what to do about it
     */
    public InvalidEntry(String component, String what, String fix) {
        super(what + "; " + fix);
        this.component = component;
        this.what = what;
        this.fix = fix;
    }

    /** Returns the name of the component in Java. */
    public String component() {
        return component;
    }

    /** Returns what is wrong. */
    public String what() {
        return what;
    }

    /** Returns what to do about it. */
    public String fix() {
        return fix;
    }
}
