package dev.predeploy.kit.address;

import java.util.Optional;

/**
 * Who enters; the password is never shown.
 *
 * @param user the user, or an empty text where none is named
 * @param password the password
 */
public record Login(String user, Optional<String> password) {
    @Override
    public String toString() {
        return user + ":***";
    }
}
