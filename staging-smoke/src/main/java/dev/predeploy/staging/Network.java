package dev.predeploy.staging;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.browser.Way;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Trust;
import dev.predeploy.staging.tls.Terms;
import dev.predeploy.staging.tls.TlsTrial;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The way to the deployed stack that all checks of this stage share: whom to trust, and who is where. */
@Shared
public final class Network implements AutoCloseable {
    private final Trust trust;
    private final Hosts hosts;
    private final HttpProbe probe;
    private final Values values;
    private final Map<String, ReentrantLock> byOrigin = new ConcurrentHashMap<>();

    /**
     * Opens the way that the stack file describes.
     *
     * @throws CheckBroken if the file of authorities is none
     */
    public Network(Session session) {
        Stack stack = session.stack();
        StagingSection section = stack.section(StagingSection.class).orElseGet(StagingSection::empty);
        trust = section.trust()
                .flatMap(Authorities::ca)
                .map(stack.folder()::resolve)
                .map(Trust::in)
                .orElseGet(Trust::system);
        values = session.get(Values.class);
        hosts = Hosts.of(section.hosts());
        probe = open(trust, hosts);
    }

    private static HttpProbe open(Trust trust, Hosts hosts) {
        try {
            return new HttpProbe(trust, hosts);
        } catch (IOException | GeneralSecurityException unusable) {
            String file = trust.authority().map(Path::toString).orElse("the system's authorities");
            throw new CheckBroken(
                    Finding.of("the certificates of `staging.trust` cannot be read")
                            .actual(String.valueOf(unusable.getMessage()))
                            .at(Place.file(file))
                            .fix("name a file with certificates, PEM or DER"),
                    unusable);
        }
    }

    HttpProbe probe() {
        return probe;
    }

    /** Returns a template's text, filled in, as a URL; the secrets in it are percent-encoded. */
    URI url(Template template) {
        return UrlRules.parsed(FilledUrl.of(template, values))
                .orElseThrow(
                        () -> new CheckBroken(
                                "`" + template + "` is no http or https URL once it is filled in",
                                "see what is filled in: secrets behind the host's name are percent-encoded here, all else must be so already"));
    }

    /** Returns the https URL of a server, from its host and port. */
    URI host(Template host) {
        return UrlRules.parsedHost(values.fill(host))
                .orElseThrow(() -> new CheckBroken(
                        "`" + host + "` is no host once it is filled in", "fill in such as `api.example:8443`"));
    }

    TlsTrial tls(Terms terms) {
        return new TlsTrial(probe, trust, hosts, terms);
    }

    /** Returns the way as a browser is told of it. */
    Way way() {
        return new Way(trust, hosts);
    }

    Question question(Template url, Map<String, Template> send, Duration within) {
        return new Question(url(url), values.fill(send), within, false);
    }

    String fill(Template template) {
        return values.fill(template);
    }

    /** Returns the lock of whoever uses up the limits of an origin; two at once would spoil each other's counting. */
    ReentrantLock turnAt(URI url) {
        return byOrigin.computeIfAbsent(Question.origin(url), origin -> new ReentrantLock(true));
    }

    @Override
    public void close() throws IOException {
        probe.close();
    }
}
