package dev.predeploy.staging;

import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Work;
import dev.predeploy.staging.tls.TlsTrial;
import java.net.URI;
import java.time.Instant;

/** Checks a server's certificates, the oldest protocol that it accepts, and that plain HTTP leads to https. */
class TlsCheck {
    @CheckEach(work = Work.NETWORK, title = "TLS of {name}", timeLimit = EntryRules.TIME_LIMIT)
    void isSound(Tls entry, Session session, Evidence evidence) throws Exception {
        session.get(Services.class).requireAll();
        Network network = session.get(Network.class);
        URI url = network.host(entry.host());
        evidence.step("shakes hands with " + url);
        TlsTrial trial = network.tls(entry.terms(url, network.port(entry.httpPort())));
        try {
            CheckFailed.on(trial.run(Instant.now()));
        } catch (CheckBroken silent) {
            session.get(Healths.class).requireAt(url); // who asks for its health answers for its silence
            throw silent;
        } finally {
            evidence.keep("transcript.txt", trial.transcript());
        }
    }
}
