package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;
import java.util.List;
import java.util.Optional;

/**
 * A file or folder that must be in an image.
 *
 * @param path where
 * @param mode its permissions
 * @param owner the user that owns it, by name or number
 * @param group the group that owns it, by name or number
 * @param executableBy who may execute it
 * @param contains what is found in it
 * @param lacks what is not found in it
 */
record ExpectedFile(
        @Doc("Its absolute path; symbolic links are followed.") @Shorthand
        String path,

        @Doc("Its permissions, such as `0755` or `-rwxr-xr-x`.")
        Optional<String> mode,

        @Doc("The user that owns it, by name or number.") Optional<String> owner,

        @Doc("The group that owns it, by name or number.") Optional<String> group,

        @Doc("Who may execute it, by its permissions.") Optional<ExecutableBy> executableBy,

        @Doc("Regular expressions that are each found in it.")
        List<Expression> contains,

        @Doc("Regular expressions that are not found in it.")
        List<Expression> lacks) {

    /** Refuses a relative path, and permissions that are none. */
    ExpectedFile {
        if (!path.startsWith("/")) {
            throw new InvalidEntry("path", "it is relative, and an image has many folders", "begin it with `/`");
        }
        if (mode.isPresent() && !FileMode.isMode(mode.get())) {
            throw new InvalidEntry("mode", "these are no permissions", "write them as `0755` or `-rwxr-xr-x`");
        }
    }
}
