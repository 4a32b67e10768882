package dev.predeploy.staging.redis;

import dev.predeploy.kit.address.Login;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import dev.predeploy.staging.http.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether a deployed Redis answers, is guarded, and keeps its data and its limit as it must. */
public final class RedisTrial {
    /** What Redis says to a stranger: since 2.8, before, and where the user `default` may do nothing. */
    private static final Pattern REFUSES = Pattern.compile("NOAUTH |ERR operation not permitted|NOPERM ");

    private final RedisTerms terms;
    private final Trust trust;
    private final Hosts hosts;
    private final StringBuilder transcript = new StringBuilder();

    /** Prepares to look. */
    public RedisTrial(RedisTerms terms, Trust trust, Hosts hosts) {
        this.terms = terms;
        this.trust = trust;
        this.hosts = hosts;
    }

    /** Returns what was asked and said. */
    public String transcript() {
        return transcript.toString();
    }

    /**
     * Looks.
     *
     * @return what is not as it must be
     * @throws CheckFailed if it cannot be entered, or stops to answer
     * @throws CheckBroken if it does not tell what is to be looked at
     */
    public List<Finding> run() {
        long begin = System.nanoTime();
        try {
            List<Finding> findings = new ArrayList<>();
            if (terms.isGuarded()) {
                unguarded().ifPresent(findings::add);
            }
            findings.addAll(inside());
            return findings.stream()
                    .map(finding -> finding.at(Place.url(terms.shown())))
                    .toList();
        } catch (IOException | GeneralSecurityException failure) {
            throw new CheckFailed(silent(failure, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }

    /** Nobody who brings no password may be answered. */
    private Optional<Finding> unguarded() throws IOException, GeneralSecurityException {
        try (RedisConnection stranger = open()) {
            Said said = ask(stranger, "", "PING");
            if (said.isError() && REFUSES.matcher(said.text()).lookingAt()) {
                return Optional.empty();
            }
            if (said.isError()) {
                throw new CheckBroken(Finding.of("it does not say whether it wants a password")
                        .expected("NOAUTH Authentication required.")
                        .actual(said.text())
                        .fix("see why it refuses, and run again"));
            }
            return Optional.of(Finding.of("it answers whoever comes without a password")
                    .rule("no-authentication")
                    .expected("NOAUTH Authentication required.")
                    .actual(said.text())
                    .fix("set `requirepass`, or a password for the user `default`"));
        }
    }

    private List<Finding> inside() throws IOException, GeneralSecurityException {
        try (RedisConnection connection = open()) {
            enter(connection);
            List<Finding> findings = new ArrayList<>();
            if (terms.persistence().isPresent()) {
                findings.addAll(unkept(terms.persistence().get(), connection));
            }
            if (terms.maxMemory().isPresent()) {
                otherLimit(terms.maxMemory().get(), connection).ifPresent(findings::add);
            }
            return findings;
        }
    }

    private void enter(RedisConnection connection) throws IOException {
        Login login = terms.url().login();
        if (login.password().isPresent()) {
            List<String> words = new ArrayList<>(List.of("AUTH"));
            if (!login.user().isEmpty()) {
                words.add(login.user());
            }
            words.add(login.password().get());
            Said said = connection.ask(words);
            if (said.isError()) {
                note("REDISCLI_AUTH=… ", "PING", said);
                throw refused(said);
            }
        }
        Said pong = ask(connection, login.password().isPresent() ? "REDISCLI_AUTH=… " : "", "PING");
        if (pong.isError() || !pong.text().equals("PONG")) {
            throw refused(pong);
        }
    }

    private CheckFailed refused(Said said) {
        Finding finding = Finding.of("it lets us not in: " + said.text())
                .expected("PONG")
                .actual(said.text())
                .at(Place.url(terms.shown()));
        if (said.isError("WRONGPASS") || said.isError("ERR invalid password")) {
            return new CheckFailed(finding.rule("wrong-password").fix("correct the password where the URL comes from"));
        }
        if (said.isError("NOAUTH")) {
            return new CheckFailed(finding.rule("no-password").fix("write it into the URL: `redis://:PASSWORD@host`"));
        }
        if (said.isError("ERR AUTH")) {
            return new CheckFailed(finding.rule("no-authentication").fix("set `requirepass` on the server"));
        }
        return new CheckFailed(finding.rule(said.isError("LOADING") ? "loading" : "not-ready")
                .fix("read the server's own log for what it is doing"));
    }

    private List<Finding> unkept(RedisTerms.Persistence wanted, RedisConnection connection) throws IOException {
        String state = told(connection, "INFO", "persistence");
        boolean isAppended = wanted == RedisTerms.Persistence.AOF;
        boolean isOn = isAppended
                ? field("aof_enabled", state).equals("1")
                : told(connection, "CONFIG", "GET", "save").lines().count() > 1;
        String last = field(isAppended ? "aof_last_write_status" : "rdb_last_bgsave_status", state);
        List<Finding> findings = new ArrayList<>();
        if (!isOn) {
            findings.add(
                    Finding.of("it does not keep its data as " + (isAppended ? "an append-only file" : "snapshots"))
                            .rule("persistence")
                            .expected(isAppended ? "appendonly yes" : "save SECONDS CHANGES")
                            .actual(isAppended ? "appendonly no" : "save \"\"")
                            .fix("set `" + (isAppended ? "appendonly yes" : "save 3600 1") + "`"));
        } else if (!last.equals("ok")) {
            findings.add(Finding.of("it could not write its data the last time")
                    .rule("persistence-failed")
                    .expected("ok")
                    .actual(last)
                    .fix("see that its disk is not full and its folder writable; its log names the error"));
        }
        return findings;
    }

    private Optional<Finding> otherLimit(ByteSize wanted, RedisConnection connection) throws IOException {
        String limit = field("maxmemory", told(connection, "INFO", "memory"));
        return limit.equals(Long.toString(wanted.bytes()))
                ? Optional.empty()
                : Optional.of(
                        Finding.of(limit.equals("0") ? "it has no limit of memory" : "it has another limit of memory")
                                .rule("max-memory")
                                .expected("maxmemory " + wanted.bytes())
                                .actual("maxmemory " + limit)
                                .fix("set `maxmemory`; what Redis calls 64mb is 64MiB here"));
    }

    private static String field(String name, String state) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ":(.*?)\\r?$").matcher(state);
        return matcher.find() ? matcher.group(1) : "not told";
    }

    private String told(RedisConnection connection, String... words) throws IOException {
        Said said = ask(connection, terms.url().login().password().isPresent() ? "REDISCLI_AUTH=… " : "", words);
        if (said.isError()) {
            throw new CheckBroken(Finding.of("it does not tell what is to be looked at")
                    .rule("not-told")
                    .expected("an answer to " + String.join(" ", words))
                    .actual(said.text())
                    .at(Place.url(terms.shown()))
                    .fix("allow that command to the user, or leave out what it is asked for"));
        }
        return said.text();
    }

    private RedisConnection open() throws IOException, GeneralSecurityException {
        return RedisConnection.open(terms.url(), trust, hosts, terms.within());
    }

    private Said ask(RedisConnection connection, String environment, String... words) throws IOException {
        Said said = connection.ask(List.of(words));
        note(environment, String.join(" ", words), said);
        return said;
    }

    private void note(String environment, String words, Said said) {
        transcript.append("$ %s%s %s%n".formatted(environment, terms.command(), words));
        transcript.append(said.isError() ? "(error) " : "").append(said.text()).append("\n\n");
    }

    private Finding silent(Exception failure, Duration took) {
        boolean isConnected = !String.valueOf(failure.getMessage()).contains("onnect timed out");
        Silence silence = Silence.of(failure, isConnected, took);
        transcript.append("$ %s PING%n# %s%n".formatted(terms.command(), silence.detail()));
        Finding finding =
                silence.finding(terms.shown()).expected("Redis answers within " + Transcript.seconds(terms.within()));
        return silence.kind() == Silence.Kind.NOT_HTTP
                ? finding.rule("not-redis").fix("check scheme and port: something else than Redis may listen there")
                : finding;
    }
}
