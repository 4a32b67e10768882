package dev.predeploy.staging.browser;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.session.Session;
import dev.predeploy.staging.http.Curl;
import dev.predeploy.staging.http.Transcript;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Opens a page in a browser, keeps its picture, and judges what it looks like. */
public final class Viewing {
    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final String REFUSED = "net::ERR_INVALID_AUTH_CREDENTIALS"; // instead of a page with 401
    private static final int MOST_LINES = 40;

    private final Terms terms;
    private final Way way;
    private final URI shownUrl;
    private final Transcript transcript = new Transcript();

    /** Prepares to look at a page. */
    public Viewing(Terms terms, Way way) {
        this.terms = terms;
        this.way = way;
        this.shownUrl = URI.create(Curl.masked(terms.url()));
    }

    /**
     * Looks at it.
     *
     * @return what is wrong with it; nothing if all is as it must be
     * @throws dev.predeploy.kit.finding.CheckNotRun if this machine has no Chromium
     * @throws dev.predeploy.kit.finding.CheckBroken if it does not do its work
     * @throws IOException if the server went away meanwhile
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    public List<Finding> look(Session session, Evidence evidence) throws IOException, InterruptedException {
        Deadline deadline = new Deadline(terms.within());
        String program = Chromium.program(session.environment());
        List<String> options = way.options(terms.url(), terms.within());
        transcript.command(command(program, options));
        try (Chromium chromium = Chromium.start(session, program, options)) {
            Shot shot = shot(chromium, deadline);
            note(shot);
            evidence.keep("page.png", shot.picture());
            shot.exceptions().forEach(exception -> evidence.warn(warning(exception)));
            return findings(shot);
        } finally {
            evidence.keep("transcript.txt", transcript.text());
        }
    }

    private Shot shot(Chromium chromium, Deadline deadline) throws InterruptedException, IOException {
        URI browser = chromium.devTools(deadline);
        try (DevTools tools = DevTools.open(browser, deadline)) {
            return new Page(tools, deadline, terms).shot();
        } catch (IOException silent) {
            throw chromium.broken("took no picture: " + silent.getMessage());
        }
    }

    private void note(Shot shot) {
        shot.status().ifPresent(status -> transcript.note("HTTP " + status));
        shot.error().ifPresent(error -> transcript.note("the browser shows an error: " + error));
        if (shot.loads() > 1) {
            transcript.note("loaded %d times, since this machine's network changed meanwhile".formatted(shot.loads()));
        }
        transcript.note(shot.settled() ? "the page settled" : "the page did not settle");
        shot.exceptions().forEach(exception -> transcript.note("a script throws " + exception));
        transcript.note("to be read on it:");
        shot.text().lines().limit(MOST_LINES).forEach(line -> transcript.note("  " + line));
    }

    private List<Finding> findings(Shot shot) throws IOException {
        int status = shot.status().orElse(0);
        if (status >= FIRST_ERROR || shot.error().equals(Optional.of(REFUSED))) {
            return List.of(answered(status >= FIRST_ERROR ? status : UNAUTHORIZED));
        }
        if (shot.error().isPresent()) {
            return List.of(instead(shot.error().get()));
        }
        if (!shot.settled()) {
            return List.of(restless());
        }
        return isBlank(shot.picture()) ? List.of(empty()) : missing(shot.text());
    }

    private Finding instead(String error) {
        return finding("browser-error", "the browser shows an error instead of the page: " + error)
                .expected("the page")
                .actual(error)
                .fix("open the page by hand, with the command of the transcript");
    }

    private Finding answered(int status) {
        return finding("status", "the page is answered with " + status)
                .expected("a status below " + FIRST_ERROR)
                .actual(String.valueOf(status))
                .fix(status == UNAUTHORIZED ? "name `user` and `password`, or correct them" : "read the service's log");
    }

    private Finding restless() {
        return finding("not-settled", "the page does not settle")
                .expected("at rest within " + terms.within().toSeconds() + " s")
                .actual("still loading; page.png shows how far it came")
                .fix("see in a browser's network view what it waits for, or write a longer `within`");
    }

    private Finding empty() {
        return finding("empty-page", "the page stays empty")
                .expected("something to be seen")
                .actual("one colour everywhere")
                .fix("open it in a browser and read its console: a script may have failed");
    }

    private List<Finding> missing(String text) {
        List<Finding> findings = new ArrayList<>();
        for (String wanted : terms.shows()) {
            if (!text.contains(wanted)) {
                findings.add(finding("text", "the page does not show \"" + wanted + "\"")
                        .expected(wanted)
                        .actual("other text; the transcript has its beginning")
                        .fix("compare with page.png in the evidence"));
            }
        }
        return findings;
    }

    private Finding warning(String exception) {
        return finding("script", "a script of the page throws: " + exception)
                .severity(Severity.WARNING)
                .fix("catch it, or mend the script");
    }

    private Finding finding(String rule, String what) {
        return Finding.of(what).rule(rule).at(Place.url(shownUrl));
    }

    private static boolean isBlank(byte[] png) throws IOException {
        BufferedImage image = Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)))
                .orElseThrow(() -> new IOException("the picture is no PNG"));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(pixels).allMatch(pixel -> pixel == pixels[0]);
    }

    private String command(String program, List<String> options) {
        List<String> words = new ArrayList<>(List.of(program, "--headless", "--screenshot=page.png"));
        words.add("--window-size=%d,%d"
                .formatted(terms.window().width(), terms.window().height()));
        options.forEach(option -> words.add("'" + option + "'"));
        words.add("'" + shownUrl + "'");
        return String.join(" ", words);
    }
}
