package dev.predeploy.kit.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;

/** The shop's schema, under a validator that somebody else wrote. */
final class Schema {
    private Schema() {}

    static boolean accepts(JsonNode json) {
        Validator.Result result = new ValidatorFactory().validate(StackSchema.text(Shop.MODULES), json.toString());
        return result.isValid();
    }
}
