/** Writes what a run was: for programs, for CI systems and for people. Every format stays well-formed and harmless. */
@NullMarked
package dev.predeploy.launcher.report;

import org.jspecify.annotations.NullMarked;
