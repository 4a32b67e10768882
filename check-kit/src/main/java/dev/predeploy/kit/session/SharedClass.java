package dev.predeploy.kit.session;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes instances of classes that are marked {@link Shared}. */
final class SharedClass {
    private SharedClass() {}

    static Object make(Class<?> type, Session session) {
        if (!type.isAnnotationPresent(Shared.class)) {
            throw new IllegalArgumentException("Not shared by a run: " + type.getName() + "; mark it @Shared");
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Session.class);
            constructor.setAccessible(true);
            return constructor.newInstance(session);
        } catch (InvocationTargetException e) {
            throw unwrapped(type, e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor that takes a Session", e);
        }
    }

    private static RuntimeException unwrapped(Class<?> type, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception
                ? exception
                : new IllegalStateException("Could not make " + type.getSimpleName(), cause);
    }
}
