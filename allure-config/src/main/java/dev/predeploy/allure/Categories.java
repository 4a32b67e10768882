package dev.predeploy.allure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Sorts results into what a reader acts on. Allure knows no status for a check that lacks what it needs, so a skipped
 * result's message begins with the word that tells it from one that somebody left out.
 */
public final class Categories {
    /** How the message of a check begins that something it needs was absent for. */
    public static final String NOT_RUN = "not-run";
    /** How the message of a check begins that somebody left out. */
    public static final String SKIPPED = "skipped";

    private Categories() {}

    static List<Category> all() {
        return List.of(
                new Category("Failed: the stack is wrong", List.of("failed"), ""),
                new Category("Broken: the check could not do its work", List.of("broken"), ""),
                new Category("Not run: something it needs is absent", List.of("skipped"), "(?s)not-run\\b.*"),
                new Category("Skipped: somebody asked for that", List.of("skipped"), "(?s)skipped\\b.*"));
    }

    /** A category in Allure's words; an empty pattern matches everything. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Category(String name, List<String> matchedStatuses, String messageRegex) {}
}
