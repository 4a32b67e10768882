package dev.predeploy.staging;

import dev.predeploy.kit.address.FilledUrl;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.browser.Way;
import dev.predeploy.staging.compose.ComposeStack;
import dev.predeploy.staging.http.Credentials;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The way to the deployed stack that all checks of this stage share: whom to trust, and who is where. */
@Shared
public final class Network implements AutoCloseable {
    private final Session session;
    private final StagingSection section;
    private final Hosts hosts;
    private final Values values;
    private final Map<String, ReentrantLock> byOrigin = new ConcurrentHashMap<>();
    private final Once<Trust> trust = new Once<>(this::findTrust);
    private final Once<HttpProbe> probe = new Once<>(this::open);
    private volatile Optional<HttpProbe> opened = Optional.empty();

    /** Takes what the stack file says; nothing is opened yet. */
    public Network(Session session) {
        this.session = session;
        this.section = session.stack().section(StagingSection.class).orElseGet(StagingSection::empty);
        this.hosts = Hosts.of(section.hosts());
        this.values = session.get(Values.class);
        session.get(Services.class); // made before, so that it is closed after this
    }

    /**
     * Returns whom to trust; where a service made its authority itself, once that service is up.
     *
     * @throws dev.predeploy.kit.finding.CheckNotRun if that did not come up
     */
    Trust trust() throws InterruptedException {
        return made(trust);
    }

    /**
     * Returns what asks over HTTP.
     *
     * @throws CheckBroken if the file of authorities is none
     */
    HttpProbe probe() throws InterruptedException {
        return made(probe);
    }

    private static <T> T made(Once<T> once) throws InterruptedException {
        try {
            return once.get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Trust findTrust() throws IOException, InterruptedException {
        Optional<Authorities.Within> from = section.trust().flatMap(Authorities::from);
        if (from.isPresent()) {
            Path copy = session.get(RunFolder.class).newFolder("authority").resolve("authority.crt");
            ComposeStack stack = session.get(Stacks.class).with(from.get().service());
            stack.project().copy(from.get().service(), from.get().file(), copy);
            return Trust.in(copy);
        }
        return section.trust()
                .flatMap(Authorities::ca)
                .map(session.stack().folder()::resolve)
                .map(Trust::in)
                .orElseGet(Trust::system);
    }

    private HttpProbe open() throws InterruptedException {
        Trust trusted = trust();
        try {
            HttpProbe made = new HttpProbe(trusted, hosts);
            opened = Optional.of(made);
            return made;
        } catch (IOException | GeneralSecurityException unusable) {
            String file = trusted.authority().map(Path::toString).orElse("the system's authorities");
            throw new CheckBroken(
                    Finding.of("the certificates of `staging.trust` cannot be read")
                            .actual(String.valueOf(unusable.getMessage()))
                            .at(Place.file(file))
                            .fix("name a file with certificates, PEM or DER"),
                    unusable);
        }
    }

    Hosts hosts() {
        return hosts;
    }

    /** Returns the text of a URL of any scheme, filled in; the secrets in it are percent-encoded where they are data. */
    String urlText(Template template) {
        return FilledUrl.of(template, values);
    }

    /** Returns a template's text, filled in, as a URL; the secrets in it are percent-encoded. */
    URI url(Template template) {
        return UrlRules.parsed(urlText(template))
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

    /** Returns a port, filled in. */
    int port(Template port) {
        String filled = values.fill(port);
        return UrlRules.parsedPort(filled)
                .orElseThrow(() -> new CheckBroken(
                        "`" + port + "` is no port once it is filled in", "fill in one from 1 to 65535"));
    }

    TlsTrial tls(Terms terms) throws InterruptedException {
        return new TlsTrial(probe(), trust(), hosts, terms);
    }

    /** Returns who asks, filled in; the password is told to the redaction, wherever it comes from. */
    Credentials credentials(Template user, Template password) {
        String filled = values.fill(password);
        session.get(Redactor.class).add(filled);
        return new Credentials(values.fill(user), filled);
    }

    /** Returns the way as a browser is told of it. */
    Way way() throws InterruptedException {
        return new Way(trust(), hosts);
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
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
