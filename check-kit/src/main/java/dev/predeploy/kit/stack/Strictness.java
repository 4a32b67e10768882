package dev.predeploy.kit.stack;

/** Says what becomes of top-level keys that no module on the class path knows. */
public enum Strictness {
    /** They are errors: every module is there, as under the launcher. */
    ALL_MODULES,
    /** Sections of other modules are left unread: only some modules are there, as when an IDE runs one check. */
    SOME_MODULES
}
