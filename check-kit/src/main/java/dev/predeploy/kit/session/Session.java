package dev.predeploy.kit.session;

import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.stack.Ports;
import dev.predeploy.kit.stack.Secrets;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all checks of a run share: the stack, the run's folder, whatever is costly to make. Everything is made when it
 * is first asked for, so that a single check prepares only what it needs, and closed in the reverse order when the run
 * ends.
 */
public final class Session implements AutoCloseable {
    private final Settings settings;
    private final Map<Class<?>, Once<?>> shared = new ConcurrentHashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final Map<String, String> told = Collections.synchronizedMap(new TreeMap<>());
    private final Map<Class<?>, KitMakers.Maker> makers;

    /** Opens a session; nothing is made yet. */
    public Session(Settings settings) {
        this.settings = settings;
        this.makers = KitMakers.of(settings);
    }

    /** Returns the stack that is validated. */
    public Stack stack() {
        return settings.stack();
    }

    /** Returns the modules whose checks may run. */
    public List<StageModule> modules() {
        return settings.modules();
    }

    /** Returns the environment variables that the run was given. */
    public Map<String, String> environment() {
        return settings.environment();
    }

    /** Returns what stops and limits the checks. */
    public RunControl control() {
        return settings.control();
    }

    /** Tells what the run works with, for the reports, such as {@code database} and {@code postgres 16.15}. */
    public void tell(String what, String value) {
        told.put(what, value);
    }

    /** Returns what was told so far. */
    public Map<String, String> told() {
        synchronized (told) {
            return new TreeMap<>(told);
        }
    }

    /** Gives an instance that {@link #get} returns from now on; who gives it closes it, after the session. */
    public <T> void give(Class<T> type, T instance) {
        shared.put(type, new Once<>(() -> instance));
    }

    /** Says whether {@link #get} knows how to make the given type. */
    public boolean offers(Class<?> type) {
        return makers.containsKey(type) || type.isAnnotationPresent(Shared.class);
    }

    /**
     * Returns the one instance of a type that this run shares: {@link Redactor}, {@link RunFolder}, {@link Commands},
     * {@link Workspaces}, {@link Secrets}, {@link Ports}, {@link Values}, or a class marked {@link Shared}.
     *
     * @throws IllegalArgumentException if the type is none of these
     */
    public <T> T get(Class<T> type) {
        Once<?> once = shared.computeIfAbsent(type, key -> new Once<>(() -> make(key)));
        try {
            return type.cast(once.get());
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + type.getSimpleName(), e);
        } catch (Exception e) {
            throw new IllegalStateException("Could not make " + type.getSimpleName(), e);
        }
    }

    private Object make(Class<?> type) throws IOException {
        KitMakers.Maker maker = makers.get(type);
        Object made = maker == null ? SharedClass.make(type, this) : maker.make(this);
        if (made instanceof AutoCloseable closeable) {
            synchronized (toClose) {
                toClose.push(closeable);
            }
        }
        return made;
    }

    /** Closes what was made, the latest first, also where one of them fails; the first failure is thrown at the end. */
    @Override
    public void close() throws IOException {
        Closing closing = new Closing();
        synchronized (toClose) {
            while (!toClose.isEmpty()) {
                closing.close(toClose.pop());
            }
        }
        closing.close(settings.control());
        closing.finish();
    }
}
