package dev.predeploy.staging.metrics;

/**
 * What is wrong with an exposition.
 *
 * @param line where, counted from 1
 * @param what what it is
 * @param text the line's text
 */
record Mistake(int line, String what, String text) {}
