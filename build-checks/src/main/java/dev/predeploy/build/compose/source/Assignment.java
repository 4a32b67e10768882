package dev.predeploy.build.compose.source;

import java.util.Optional;

/**
 * A line of an env file.
 *
 * @param name the variable
 * @param value its value, without quotes; nothing where the line only names it, so that the environment's counts
 * @param isLiteral whether it stands in single quotes, so that nothing is filled in
 * @param line the line, counted from 1
 * @param column the column of the name, counted from 1
 */
public record Assignment(String name, Optional<String> value, boolean isLiteral, int line, int column) {}
