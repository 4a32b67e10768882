package dev.predeploy.build.compose.source;

import dev.predeploy.kit.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * A value that a Compose file or an env file gives to a name.
 *
 * @param path the keys and numbers of items that lead to it in a Compose file; in an env file, the name alone
 * @param name the last key, or the name before the equals sign
 * @param value the value as it is written
 * @param isLiteral whether Compose fills in nothing
 * @param place where it is written
 */
public record Setting(List<String> path, String name, String value, boolean isLiteral, Place place) {
    /** Returns the value's parts after variables are filled in. */
    public List<Interpolation.Part> parts(Variables variables) {
        return isLiteral
                ? List.of(new Interpolation.Part(value, Optional.empty()))
                : Interpolation.of(value, variables).parts();
    }

    /** Says whether it is of the named service, by that key of it. */
    public boolean isOf(String service, String key) {
        return path.size() > 2 && path.subList(0, 3).equals(List.of("services", service, key));
    }
}
