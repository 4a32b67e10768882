package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.session.Session;
import dev.predeploy.staging.api.Api;
import dev.predeploy.staging.http.Question;
import java.net.URI;
import java.util.Map;

/** Opens the APIs of deployed servers. */
final class Apis {
    private Apis() {}

    /** Waits for the services of the run and for the health of whoever answers there; then the API can be asked. */
    static Api open(ApiAccess access, Session session, Evidence evidence) throws InterruptedException {
        session.get(Services.class).requireAll();
        Network network = session.get(Network.class);
        URI url = network.url(access.url());
        session.get(Healths.class).requireAt(url);
        Question root = new Question(url, headers(access, session), access.answersWithin(), true);
        evidence.step("asks " + root.shownUrl());
        return new Api(network.probe(), root);
    }

    private static Map<String, String> headers(ApiAccess access, Session session) {
        if (access.user().isEmpty() || access.password().isEmpty()) {
            return Map.of();
        }
        return session.get(Network.class)
                .credentials(access.user().get(), access.password().get())
                .header();
    }
}
