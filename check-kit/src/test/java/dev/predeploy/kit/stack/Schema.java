package dev.predeploy.kit.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;

/** The shop's schema, under a validator that somebody else wrote. */
final class Schema {
    private static final Validator VALIDATOR = new ValidatorFactory().createValidator();
    private static final URI SHOP = VALIDATOR.registerSchema(StackSchema.text(Shop.MODULES));

    private Schema() {}

    static boolean accepts(JsonNode json) {
        return VALIDATOR.validate(SHOP, json.toString()).isValid();
    }
}
