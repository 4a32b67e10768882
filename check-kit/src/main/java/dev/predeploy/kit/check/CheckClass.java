package dev.predeploy.kit.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a check class: its kind, and its one method. */
final class CheckClass {
    private static final String SUFFIX = "Check";

    private CheckClass() {}

    /** Returns the kind: {@code RateLimitCheck} is of the kind {@code rate-limit}. */
    static String kind(Class<?> checkClass) {
        String name = checkClass.getSimpleName();
        if (!name.endsWith(SUFFIX) || name.equals(SUFFIX)) {
            throw new IllegalStateException("A check class is named <Kind>Check: " + checkClass.getName());
        }
        return kebab(name.substring(0, name.length() - SUFFIX.length()));
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Returns the annotation of the class's one check method. */
    static CheckEach declaration(Class<?> checkClass) {
        List<Method> methods = Arrays.stream(checkClass.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CheckEach.class))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalStateException("A check class has one method with @CheckEach, but " + checkClass.getName()
                    + " has " + methods.size());
        }
        return methods.get(0).getAnnotation(CheckEach.class);
    }
}
