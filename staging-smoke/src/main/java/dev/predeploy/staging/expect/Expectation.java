package dev.predeploy.staging.expect;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Answer;
import io.restassured.response.Response;
import java.util.Optional;
import java.util.function.Function;
import org.hamcrest.Matcher;

/**
 * One thing that an answer must have: the matcher says whether it has, REST Assured asserts that it has not, and the
 * finding says what it has instead.
 *
 * @param subject what of the answer is matched
 * @param matcher what it must match
 * @param finding the finding where the assertion fails
 */
record Expectation<T>(Subject<T> subject, Matcher<T> matcher, Function<Answer, Finding> finding) {
    /** Says whether the answer has it, by the matcher alone: REST Assured takes half a second to load. */
    boolean isMet(Answer answer) {
        return matcher.matches(subject.of(answer));
    }

    /** Returns the finding, if REST Assured finds the same answer wanting. */
    Optional<Finding> unmet(Response response, Answer answer) {
        try {
            subject.matching(matcher).build().validate(response);
            return Optional.empty();
        } catch (AssertionError unmet) { // how REST Assured speaks
            return Optional.of(finding.apply(answer));
        }
    }
}
