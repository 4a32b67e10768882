/**
 * Strict reading of a YAML file into records: every problem of the file in one pass, each with its line, its column and
 * what to do. One model, {@link dev.predeploy.kit.yaml.Shape}, derived from the records, is what the reader and the
 * JSON Schema walk, so that they cannot disagree.
 */
@NullMarked
package dev.predeploy.kit.yaml;

import org.jspecify.annotations.NullMarked;
