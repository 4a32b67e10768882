package dev.predeploy.kit.snapshot;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import java.nio.file.Path;

/** A file that a check compares with, and that is written on request. */
public interface Snapshot {
    /** Returns the check that compares with it. */
    CheckId check();

    /** Returns the file, absolute; it need not be there. */
    Path file();

    /**
     * Makes what the file is to hold; the file itself is not touched.
     *
     * @throws CheckFailed if the stack is wrong, {@link CheckBroken} if it could not be made, {@link CheckNotRun} if
     *     something is absent
     */
    Content make() throws Exception;

    /**
     * What a file is to hold.
     *
     * @param text its text
     * @param objects how many objects that tells of
     */
    record Content(String text, int objects) {}
}
