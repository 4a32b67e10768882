package dev.predeploy.staging.access;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tries a guarded service: it must refuse whoever sends no credentials or wrong ones, and let the right ones in. Redirects
 * are followed with the credentials only as long as they stay where the credentials were meant for.
 */
public final class AccessTrial {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final HttpProbe probe;
    private final Question question;
    private final Credentials credentials;
    private final Transcript transcript = new Transcript();

    /** Prepares a trial of what a question without credentials asks. */
    public AccessTrial(HttpProbe probe, Question question, Credentials credentials) {
        this.probe = probe;
        this.question = question;
        this.credentials = credentials;
    }

    /**
     * Tries it.
     *
     * @return what is wrong; nothing if the service is guarded as it must be
     * @throws CheckBroken if the service is silent
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> run() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        refused("without credentials", question).ifPresent(findings::add);
        Credentials wrong = new Credentials(credentials.user(), "wrong-" + UUID.randomUUID());
        refused("with a wrong password", question.with(wrong.header())).ifPresent(findings::add);
        letIn().ifPresent(findings::add);
        return findings;
    }

    /** Returns what was asked and answered. */
    public String transcript() {
        return transcript.text();
    }

    private Optional<Finding> refused(String how, Question asked) throws InterruptedException {
        Answer answer = ask(how, asked);
        if (REFUSALS.contains(answer.status())) {
            return Optional.empty();
        }
        boolean open = answer.status() < 300;
        return Optional.of(finding("access-open", (open ? "lets in " : "does not refuse ") + how)
                .expected("401 or 403")
                .actual(answer.status()
                        + answer.header("Location")
                                .map(to -> " to " + shown(to))
                                .orElse(""))
                .fix("let the proxy, or the service, ask for credentials before anything of this URL is answered"));
    }

    private Optional<Finding> letIn() throws InterruptedException {
        Question next = question.with(credentials.header());
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Answer answer = ask("with the credentials of the stack file", next);
            Optional<String> location = answer.header("Location").filter(to -> isRedirect(answer));
            if (location.isEmpty()) {
                return judged(answer);
            }
            Redirect redirect = new Redirect(next.url(), location.get());
            Optional<Finding> wrong = redirect.leak(credentials)
                    .or(redirect::elsewhere)
                    .map(finding -> finding.at(Place.url(question.shownUrl())));
            if (wrong.isPresent()) {
                return wrong;
            }
            next = next.at(redirect.target().orElseThrow());
        }
        return Optional.of(finding("redirect-loop", "redirects without end")
                .expected("an answer after at most " + MOST_REDIRECTS + " redirects")
                .actual("one redirect more, to " + next.shownUrl())
                .fix("see why it sends one from URL to URL; by hand: curl -L"));
    }

    private Optional<Finding> judged(Answer answer) {
        if (answer.status() < 400) {
            return Optional.empty();
        }
        return Optional.of(
                REFUSALS.contains(answer.status())
                        ? finding("access-refused", "refuses the right credentials")
                                .expected("an answer below 400")
                                .actual(Integer.toString(answer.status()))
                                .fix("correct `user` and `password`, or the password's hash where the service keeps it")
                        : finding("status", "answers " + answer.status() + " to the right credentials")
                                .expected("an answer below 400")
                                .actual(Integer.toString(answer.status()))
                                .fix("the guard let the request in; read the log of the service behind it"));
    }

    private Answer ask(String how, Question asked) throws InterruptedException {
        Reply reply = probe.ask(asked);
        transcript.note(how);
        transcript.add(probe.command(asked), reply);
        if (reply instanceof Silence silence) {
            throw new CheckBroken(silence.finding(question.shownUrl()));
        }
        return (Answer) reply;
    }

    private Finding finding(String rule, String what) {
        return Finding.of(what).rule(rule).at(Place.url(question.shownUrl()));
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() >= 300 && answer.status() < 400;
    }

    private String shown(String location) {
        return new Redirect(question.url(), location).shown();
    }
}
