package dev.predeploy.staging.expect;

import dev.predeploy.staging.http.Answer;
import io.restassured.builder.ResponseSpecBuilder;
import java.util.List;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer is held against a matcher: the same by us, who are quick, and by REST Assured, whose word counts.
 *
 * @param <T> the type of it
 */
sealed interface Subject<T> {
    /** Returns it; null if the answer has none. */
    @Nullable T of(Answer answer);

    /** Returns the specification by which REST Assured asserts that it matches. */
    ResponseSpecBuilder matching(Matcher<T> matcher);

    /** The status code. */
    record Status() implements Subject<Integer> {
        @Override
        public Integer of(Answer answer) {
            return answer.status();
        }

        @Override
        public ResponseSpecBuilder matching(Matcher<Integer> matcher) {
            return new ResponseSpecBuilder().expectStatusCode(matcher);
        }
    }

    /** A header's value; where it is sent several times, the last one, as REST Assured reads it. */
    record HeaderNamed(String name) implements Subject<String> {
        @Override
        public @Nullable String of(Answer answer) {
            List<String> values = answer.values(name);
            return values.isEmpty() ? null : values.get(values.size() - 1);
        }

        @Override
        public ResponseSpecBuilder matching(Matcher<String> matcher) {
            return new ResponseSpecBuilder().expectHeader(name, matcher);
        }
    }

    /** The body, as text. */
    record Body() implements Subject<String> {
        @Override
        public String of(Answer answer) {
            return answer.text();
        }

        @Override
        public ResponseSpecBuilder matching(Matcher<String> matcher) {
            return new ResponseSpecBuilder().expectBody(matcher);
        }
    }
}
