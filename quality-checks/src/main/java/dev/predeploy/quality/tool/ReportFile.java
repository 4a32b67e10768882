package dev.predeploy.quality.tool;

import java.nio.file.Path;

/**
 * The file that a known tool is to write.
 *
 * @param written where the tool writes it, here or in its container
 * @param kept where it then lies here
 */
record ReportFile(String written, Path kept) {}
