package dev.predeploy.integration.trace;

import dev.predeploy.integration.text.Comments;
import dev.predeploy.kit.finding.Place;
import java.util.Optional;

/**
 * A statement as it was sent.
 *
 * @param text the text, cut where it is very long
 * @param source the migration that was being applied; nothing where the tool itself was at work, as in its own table
 * @param place where in the source it is, as near as could be told
 */
public record Statement(String text, Optional<Source> source, Place place) {
    /** Returns the text with blanks in the place of its comments, which say nothing of what it does. */
    public String code() {
        return Comments.OF_SQL.blanked(text);
    }
}
