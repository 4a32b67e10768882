package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.soak.SoakTrial;
import java.time.InstantSource;
import java.util.List;

/** Checks that answers keep coming for a long time; runs only where somebody asks for it. */
class SoakCheck {
    @CheckEach(work = Work.NETWORK, title = "{name} keeps answering", timeLimit = Soak.TIME_LIMIT)
    void keepsAnswering(Soak entry, Session session, Evidence evidence) throws Exception {
        Network network = session.get(Network.class);
        Question question = session.get(Healths.class)
                .question(entry.url(), entry.send(), entry.pace().answersWithin());
        evidence.step("asks " + question.shownUrl());
        SoakTrial trial = new SoakTrial(network.probe(), question, entry.pace().plan(), InstantSource.system())
                .watching(session.get(Stacks.class)::restarts);
        try {
            List<Finding> findings = trial.run(entry.aim(), evidence::step);
            trial.restarted().forEach(evidence::warn);
            CheckFailed.on(findings);
        } finally { // also when it is stopped: what was seen until then is worth its time
            evidence.keep("transcript.txt", trial.transcript());
            evidence.keep("soak.hgrm", trial.histogram());
        }
    }
}
