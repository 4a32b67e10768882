package dev.predeploy.kit.yaml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a key of the stack file, for its schema and for editors. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    /** Returns one or two sentences for the person who writes the key. */
    String value();

    /** Returns the key where it is not the component's own name: {@code for} is a word of Java. */
    String key() default "";
}
