package dev.predeploy.kit.check;

import dev.predeploy.kit.session.Work;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the method of a check class that is invoked once for each entry that the stack file declares of its kind; where
 * it declares none, not at all. The kind is the class's name without {@code Check}, in kebab-case: {@code RateLimitCheck}
 * checks what stands under {@code rate-limit}.
 *
 * <p>The method's parameters are given by type: the declared entry, {@link CheckId}, {@link Evidence},
 * {@link dev.predeploy.kit.folder.Workspace}, {@link dev.predeploy.kit.stack.Stack},
 * {@link dev.predeploy.kit.session.Session}, and whatever {@link dev.predeploy.kit.session.Session#get} offers.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CheckExtension.class)
public @interface CheckEach {
    /** Returns the sort of work that the check does most. */
    Work work();

    /** Returns how people call the check, where the entry has no title of its own; {@code {name}} is the entry's name. */
    String title() default "{name}";

    /** Returns how long a check may work where its entry does not say, such as {@code 90s}. */
    String timeLimit() default "5m";
}
