package dev.predeploy.staging.expect;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.staging.http.Answer;
import io.restassured.response.Response;
import io.restassured.specification.ResponseSpecification;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that an answer must have: REST Assured says whether it has, the finding says what it has instead.
 *
 * @param specification what REST Assured asserts
 * @param finding the finding where the assertion fails
 */
record Expectation(ResponseSpecification specification, Function<Answer, Finding> finding) {
    Optional<Finding> unmet(Response response, Answer answer) {
        try {
            specification.validate(response);
            return Optional.empty();
        } catch (AssertionError unmet) { // how REST Assured speaks
            return Optional.of(finding.apply(answer));
        }
    }
}
