package dev.predeploy.integration.catalog;

import java.util.Optional;

/**
 * An object that is not the same at two moments.
 *
 * @param object what it is, such as {@code index public.users_name}
 * @param before its definition at first, if it was there
 * @param after its definition later, if it is there
 */
public record Difference(String object, Optional<String> before, Optional<String> after) {

    /** Returns what happened, in one line. */
    public String sentence() {
        if (before.isEmpty()) {
            return object + " appeared";
        }
        return object + (after.isEmpty() ? " is gone" : " changed");
    }
}
