package dev.predeploy.kit.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of which all checks of a run share one instance. It has a constructor that takes the {@link Session}
 * alone; it is made when a check first asks for it, as a parameter or by {@link Session#get}, and closed when the run
 * ends if it is {@link AutoCloseable}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shared {}
