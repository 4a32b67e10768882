package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.load.LatencyTrial;
import java.util.concurrent.locks.ReentrantLock;

/** Checks that answers come soon, also when several ask at once. */
class LatencyCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} answers soon", timeLimit = EntryRules.TIME_LIMIT)
    void answersSoon(Latency entry, Session session, Evidence evidence) throws Exception {
        Network network = session.get(Network.class);
        Question question = session.get(Healths.class)
                .question(entry.url(), entry.send(), entry.load().answersWithin());
        evidence.step("asks " + question.shownUrl() + ", " + entry.load().requests() + " times");
        LatencyTrial trial =
                new LatencyTrial(network.probe(), question, entry.load().plan());
        ReentrantLock turn = network.turnAt(question.url());
        turn.lockInterruptibly();
        try {
            CheckFailed.on(trial.run(new LatencyTrial.Aim(entry.bounds(), entry.errors())));
        } finally {
            turn.unlock();
            evidence.keep("transcript.txt", trial.transcript());
            evidence.keep("latency.hgrm", trial.latencies().histogram());
        }
    }
}
