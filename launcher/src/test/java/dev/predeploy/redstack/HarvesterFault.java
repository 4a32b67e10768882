package dev.predeploy.redstack;

import java.io.IOException;

/**
 * One thing that is wrong with a copy of examples/signal-harvester, and the one check that must say so.
 *
 * @param name what is wrong
 * @param check the check
 * @param rule the rule of one of its findings
 * @param cause what that finding says, in part
 * @param breaking breaks the copy
 */
record HarvesterFault(String name, String check, String rule, String cause, Breaking breaking) {

    /** Breaks a copy. */
    interface Breaking {
        void in(ExampleCopy copy) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
