package dev.predeploy.build.dockerfile;

/**
 * One instruction of a Dockerfile.
 *
 * @param line the line where it begins, counted from 1
 * @param keyword its keyword in capitals, such as {@code COPY}
 * @param arguments the rest of it on one line, without comments
 */
public record Instruction(int line, String keyword, String arguments) {}
