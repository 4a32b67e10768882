package dev.predeploy.integration.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names PostgreSQL may have given. */
class GeneratedNameTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users_pkey            | PRIMARY KEY (id)                       | true
            users_id_pkey         | PRIMARY KEY (id)                       | false
            users_mail_key        | UNIQUE (mail)                          | true
            users_mail_key2       | UNIQUE (mail)                          | true
            users_email_key       | UNIQUE (mail)                          | false
            users_a_b_fkey        | FOREIGN KEY (a, b) REFERENCES p.q(a, b) | true
            users_a_fkey          | FOREIGN KEY (a, b) REFERENCES p.q(a, b) | true
            users_b_fkey          | FOREIGN KEY (a, b) REFERENCES p.q(a, b) | false
            users_check1          | CHECK ((a > b))                        | true
            users_a_check         | CHECK ((a > 0))                        | true
            users_positive_check  | CHECK ((a > 0))                        | false
            users_lower_idx       | USING btree (lower(name))              | true
            users_expr_expr1_idx  | USING btree (((a + b)), ((a - b)))     | true
            users_a_b_idx         | UNIQUE USING btree (a) INCLUDE (b)     | true
            users_search_idx      | USING btree (lower(name))              | false
            mine                  | UNIQUE (mail)                          | false
            people_mail_key       | UNIQUE (mail)                          | false
            """)
    void isMadeOfTheTableAndTheColumns(String name, String definition, boolean isGenerated) {
        assertThat(GeneratedName.is(name, "users", definition)).isEqualTo(isGenerated);
    }
}
