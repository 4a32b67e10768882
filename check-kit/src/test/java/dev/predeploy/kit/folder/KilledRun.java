package dev.predeploy.kit.folder;

import java.nio.file.Path;

/** A run in a JVM of its own, for tests to kill: starts one process that stays and one that leaves its tree. */
final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) throws Exception {
        RunFolder run = RunFolder.open(Path.of(arguments[0]));
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", "(setsid sleep 3001 &) ; exec sleep 3002");
        shell.environment().putAll(run.environment());
        run.record(shell.start().toHandle());
        ProcessBuilder unmarked = new ProcessBuilder("sleep", "3003");
        run.record(unmarked.start().toHandle());
        run.newFolder("workspace");
        System.out.println(run.id());
        Thread.sleep(600_000);
    }
}
