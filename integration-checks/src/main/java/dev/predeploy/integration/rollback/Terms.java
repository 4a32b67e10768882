package dev.predeploy.integration.rollback;

import java.time.Duration;
import java.util.List;

/**
 * What is asked of the way back.
 *
 * @param within how long all steps back may take together
 * @param loses the objects whose loss is accepted, such as {@code column public.users.phone}
 * @param rows how many rows each empty table gets before anything is taken back
 */
public record Terms(Duration within, List<String> loses, int rows) {
    /** Copies the list. */
    public Terms {
        loses = List.copyOf(loses);
    }
}
