package dev.predeploy.build.contents;

/** Who may execute a file, by its own permissions. */
enum ExecutableBy {
    OWNER(0100),
    GROUP(0010),
    OTHER(0001),
    ANY(0111);

    private final int bits;

    ExecutableBy(int bits) {
        this.bits = bits;
    }

    boolean isGranted(int mode) {
        return (mode & bits) != 0;
    }

    String words() {
        return switch (this) {
            case OWNER -> "its owner";
            case GROUP -> "its group";
            case OTHER -> "others";
            case ANY -> "anybody";
        };
    }
}
