package dev.predeploy.launcher.project;

import java.util.List;

/** Names what installs the packages of a {@code package.json}. */
public enum PackageManager {
    /** npm's lock file is there. */
    NPM("npm ci", "npm run build", List.of("package-lock.json", "npm-shrinkwrap.json")),
    /** pnpm's lock file is there. */
    PNPM("pnpm install --frozen-lockfile", "pnpm build", List.of("pnpm-lock.yaml")),
    /** Yarn's lock file is there. */
    YARN("yarn install --frozen-lockfile", "yarn build", List.of("yarn.lock")),
    /** Bun's lock file is there. */
    BUN("bun install --frozen-lockfile", "bun run build", List.of("bun.lock", "bun.lockb")),
    /** There is no lock file. */
    NONE("npm install", "npm run build", List.of());

    private final String install;
    private final String build;

    @SuppressWarnings("ImmutableEnumChecker") // only ever List.of
    private final List<String> lockFiles;

    PackageManager(String install, String build, List<String> lockFiles) {
        this.install = install;
        this.build = build;
        this.lockFiles = lockFiles;
    }

    /** Returns the command that installs what the lock file says. */
    public String install() {
        return install;
    }

    /** Returns the command that runs the script {@code build}. */
    public String build() {
        return build;
    }

    List<String> lockFiles() {
        return lockFiles;
    }
}
