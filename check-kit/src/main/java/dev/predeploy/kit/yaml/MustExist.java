package dev.predeploy.kit.yaml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks that a path exists; a relative one starts at the folder of the stack file. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MustExist {
    /** Says what is asked for. */
    Sort value() default Sort.ANY;

    /** What a path may lead to. */
    enum Sort {
        /** A file or a folder. */
        ANY,
        /** A folder and nothing else. */
        FOLDER
    }
}
