package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.browser.Terms;
import dev.predeploy.staging.browser.Viewing;
import dev.predeploy.staging.http.Credentials;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Reply;
import dev.predeploy.staging.http.Silence;
import java.util.Map;
import java.util.Optional;

/** Takes a page's picture in a headless Chromium, and checks that it shows something, and no error. */
class ScreenshotCheck {
    @CheckEach(work = Work.PROCESSOR, title = "{name} is to be seen", timeLimit = EntryRules.TIME_LIMIT)
    void shows(Screenshot entry, Session session, Evidence evidence) throws Exception {
        session.get(Services.class).requireAll();
        Network network = session.get(Network.class);
        Question question = network.question(entry.url(), Map.of(), entry.within());
        session.get(Healths.class).requireAt(question.url());
        evidence.step("opens " + question.shownUrl());
        requireAnswer(network.probe().ask(question), question);
        Optional<Credentials> credentials = entry.user()
                .map(user -> network.credentials(user, entry.password().orElseThrow()));
        Terms terms = new Terms(question.url(), credentials, entry.shows(), entry.window(), entry.within());
        CheckFailed.on(new Viewing(terms, network.way()).look(session, evidence));
    }

    /** A browser would show a page of its own; a silent server is told in the words of all other checks. */
    private static void requireAnswer(Reply reply, Question question) {
        if (reply instanceof Silence silence) {
            throw new CheckBroken(silence.finding(question.shownUrl()));
        }
    }
}
