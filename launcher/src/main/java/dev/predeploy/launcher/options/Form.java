package dev.predeploy.launcher.options;

import java.util.Optional;

/**
 * The form of an option's value.
 *
 * @param label what stands for the value in the help; empty for a switch, which has none
 * @param repeatable whether there may be several
 * @param byDefault what holds if nothing is given, in words
 */
record Form(String label, boolean repeatable, Optional<String> byDefault) {

    static Form one(String label) {
        return new Form(label, false, Optional.empty());
    }

    static Form several(String label) {
        return new Form(label, true, Optional.empty());
    }

    static Form onOff() {
        return new Form("", false, Optional.of("off"));
    }

    Form otherwise(String words) {
        return new Form(label, repeatable, Optional.of(words));
    }

    boolean isSwitch() {
        return label.isEmpty();
    }
}
