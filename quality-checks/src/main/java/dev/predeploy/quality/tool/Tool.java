package dev.predeploy.quality.tool;

/** Knows how one tool is called and how it reports. */
interface Tool {
    /**
     * Lets the tool do its work.
     *
     * @throws dev.predeploy.kit.finding.CheckNotRun when there is nothing for it to work on
     * @throws dev.predeploy.kit.finding.CheckBroken when it did not do its work
     * @throws dev.predeploy.kit.finding.CheckFailed when what it needs first, such as a compilation, fails on the sources
     */
    Examined examine(Job job) throws Exception;
}
