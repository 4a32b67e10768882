package dev.predeploy.kit.stack;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows the values of a stack's secrets. Each is asked of its source at most once in a run, whoever asks at the same
 * time, and told to the redactor before it is handed on.
 */
public final class Secrets {
    private final Map<String, Holder> holders = new LinkedHashMap<>();

    /**
     * Makes the secrets of one run; nothing is read yet.
     *
     * @param declared where each comes from, by name
     * @param access how to get there
     */
    public Secrets(Map<String, SecretSource> declared, SecretAccess access) {
        declared.forEach((name, source) -> holders.put(name, new Holder(name, source, access)));
    }

    /**
     * Returns a secret's value, without line breaks at its end.
     *
     * @throws CheckNotRun if its source is absent or empty, naming secret, source and remedy
     * @throws CheckBroken if its source is there and fails, or the wait for it was interrupted
     */
    public String value(String name) {
        Holder holder = holders.get(name);
        if (holder == null) {
            throw new CheckNotRun(
                    "the secret %s is not declared".formatted(name), "declare it under `secrets` in the stack file");
        }
        try {
            return holder.value();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckBroken(
                    "the wait for the secret %s was interrupted".formatted(name), "allow the check more time");
        }
    }

    /** Returns the values that can be had without running a command, so that they can be redacted from the start. */
    public Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        holders.forEach((name, holder) -> holder.atHand().ifPresent(value -> known.put(name, value)));
        return known;
    }

    private static final class Holder {
        private final String name;
        private final SecretSource source;
        private final SecretAccess access;
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<String> value = Optional.empty();
        private Optional<RuntimeException> failure = Optional.empty();

        Holder(String name, SecretSource source, SecretAccess access) {
            this.name = name;
            this.source = source;
            this.access = access;
        }

        String value() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                if (value.isEmpty()) {
                    value = Optional.of(ask());
                }
                return value.get();
            } finally {
                lock.unlock();
            }
        }

        Optional<String> atHand() {
            try {
                return source.isAtHand() ? Optional.of(value()) : Optional.empty();
            } catch (CheckNotRun | CheckBroken absent) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        /** An interrupted question is asked again by whoever waits behind it; any other answer stands. */
        private String ask() throws InterruptedException {
            try {
                String answer = checked(source.ask(name, access).replaceAll("[\\r\\n]+$", ""));
                access.redactor().accept(answer);
                return answer;
            } catch (CheckNotRun | CheckBroken e) {
                failure = Optional.of(e);
                throw e;
            }
        }

        private String checked(String answer) {
            if (answer.isEmpty()) {
                throw new CheckNotRun(
                        "the secret %s is empty in %s".formatted(name, source.text()), "put the value there");
            }
            if (answer.indexOf('\0') >= 0) {
                throw new CheckBroken(
                        "the secret %s holds a zero byte in %s".formatted(name, source.text()),
                        "keep it there as text, such as base64");
            }
            return answer;
        }
    }
}
