package dev.predeploy.kit.yaml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which names a map whose values are of this type may give them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Names {
    /** Returns a regular expression that the whole name matches, in the common part of the dialects of Java and JSON Schema. */
    String pattern();

    /** Returns the expression in words. */
    String words();
}
