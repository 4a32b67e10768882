package dev.predeploy.integration.sql;

import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param text the statement without the semicolon at its end, but with the comments before it
 * @param line the line in the script on which its first word stands
 * @param copied the lines that follow it, if it is a {@code COPY … FROM stdin}
 */
public record Piece(String text, int line, Optional<String> copied) {

    /** Says whether it is a command of psql's own, which PostgreSQL does not know. */
    public boolean isOfPsql() {
        return text.startsWith("\\");
    }
}
