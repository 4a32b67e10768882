package dev.predeploy.kit.yaml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks that a value, or each key of a map, is one of the keys that the stack file declares elsewhere. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NameOf {
    /** Returns the place of those keys from the top, such as {@code images} or {@code integration.migrations}. */
    String value();

    /** Returns the key by which a value of a map frees its own key, because it names another; none does if empty. */
    String unless() default "";
}
