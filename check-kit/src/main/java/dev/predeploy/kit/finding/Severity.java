package dev.predeploy.kit.finding;

/** Says how much a finding weighs; the words are those of SARIF 2.1.0's {@code level}. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
