package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Work;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;

/** A check of the tests. */
class ProbeCheck {
    @CheckEach(work = Work.NETWORK, title = "the {name} probe")
    void does(ProbeModule.Probe probe, CheckId id, Evidence evidence) throws Exception {
        evidence.step("did " + id.name());
        evidence.keep("log.txt", "saw hunter2-hunter2");
        switch (probe.does()) {
            case "pass" -> {}
            case "warn" ->
                evidence.warn(Finding.of("hunter2-hunter2 is odd")
                        .at(Place.file("a.txt", 3, 4))
                        .expected("an even one")
                        .actual("")
                        .rule("odd")
                        .fix("Even it out."));
            case "fail" ->
                throw new CheckFailed(Finding.of("hunter2-hunter2 is wrong").at(Place.file("a.txt", 3, 4)));
            case "break" -> throw new CheckBroken("the tool crashed", "mend it");
            case "not-run" -> throw new CheckNotRun("the tool is absent", "install it");
            case "assert" -> throw new AssertionError("two is not three");
            case "assume" -> Assumptions.abort("no such thing here");
            case "crash" -> throw new IOException("disk of hunter2-hunter2");
            case "hang" -> new CountDownLatch(1).await();
            default -> throw new IllegalArgumentException(probe.does());
        }
    }
}
