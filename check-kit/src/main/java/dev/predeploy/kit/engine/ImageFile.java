package dev.predeploy.kit.engine;

import java.util.Optional;

/**
 * A file or folder of an image.
 *
 * @param path where it is, once symbolic links at its end are followed
 * @param folder whether it is a folder
 * @param mode its permissions, such as {@code 0755}: the lowest twelve bits
 * @param uid the number of the user that owns it
 * @param gid the number of the group that owns it
 * @param text what it holds; nothing of a folder, and of a file that is larger than is read
 */
public record ImageFile(String path, boolean folder, int mode, long uid, long gid, Optional<String> text) {}
