package dev.predeploy.build.contents;

import dev.predeploy.kit.engine.ImageFile;
import dev.predeploy.kit.engine.ImageFiles;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that an image's own {@code /etc/passwd} and {@code /etc/group} give to numbers.
 *
 * @param users the users' numbers by their names
 * @param groups the groups' numbers by their names
 */
record Accounts(Map<String, Long> users, Map<String, Long> groups) {

    static Accounts of(ImageFiles files) throws IOException, InterruptedException {
        return new Accounts(read(files, "/etc/passwd"), read(files, "/etc/group"));
    }

    private static Map<String, Long> read(ImageFiles files, String path) throws IOException, InterruptedException {
        Map<String, Long> numbers = new LinkedHashMap<>(Map.of("root", 0L));
        String text = files.find(path).flatMap(ImageFile::text).orElse("");
        for (String line : text.lines().toList()) {
            String[] fields = line.split(":", -1);
            if (fields.length > 2 && isNumber(fields[2])) {
                numbers.put(fields[0], Long.parseLong(fields[2]));
            }
        }
        return numbers;
    }

    /** Says whether a user, by name or number, is this one; none at all is root. */
    boolean isUser(String nameOrNumber, String user) {
        return number(users, nameOrNumber).equals(number(users, user.isEmpty() ? "root" : user));
    }

    /** Says whether a user, by name or number, has this number. */
    boolean isUser(String nameOrNumber, long uid) {
        return number(users, nameOrNumber).equals(Long.toString(uid));
    }

    /** Says whether a group, by name or number, has this number. */
    boolean isGroup(String nameOrNumber, long gid) {
        return number(groups, nameOrNumber).equals(Long.toString(gid));
    }

    /** Returns a user's number, with the name where there is one. */
    String user(long uid) {
        return shown(users, uid);
    }

    /** Returns a group's number, with the name where there is one. */
    String group(long gid) {
        return shown(groups, gid);
    }

    private static String shown(Map<String, Long> names, long number) {
        Optional<String> name = names.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
        return name.map(known -> "%s (%d)".formatted(known, number)).orElse(Long.toString(number));
    }

    /** Returns the number of a name; of one that nobody knows, the name itself. */
    private static String number(Map<String, Long> names, String nameOrNumber) {
        Long known = names.get(nameOrNumber);
        return known == null ? nameOrNumber : known.toString();
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
