package dev.predeploy.kit.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RedactorTests {
    private static final String SPECIAL = "@:/#%?&<>\"'\\$`!+-_=~ .,;*()[]{}|^\u00e9\u00f8\u20ac\ud83d\ude00";
    private static final String USUAL = "abcxyzABCXYZ0189";

    private static Redactor knowing(String... secrets) {
        Redactor redactor = new Redactor();
        for (String secret : secrets) {
            redactor.add(secret);
        }
        return redactor;
    }

    @Test
    void masksASecretWhereverItStands() {
        assertThat(knowing("hunter2").redact("hunter2, and again: xhunter2y")).isEqualTo("***, and again: x***y");
    }

    @Test
    void masksTheLongerOfTwoSecretsThatBeginAlike() {
        assertThat(knowing("pass", "password").redact("password pass")).isEqualTo("*** ***");
    }

    @Test
    void leavesNothingBetweenSecretsThatOverlap() {
        assertThat(knowing("abcdef", "efghij", "cde").redact("-abcdefghij-")).isEqualTo("-***-");
    }

    @Test
    void leavesTextAloneThatHoldsNoSecret() {
        String text = "a%20b \\n &amp; dXNlcg== it's 'fine' https://example.org:8080/@vite/client";
        assertThat(knowing("hunter2").redact(text)).isEqualTo(text);
        assertThat(new Redactor().redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void masksRandomSecretsFullOfSpecialCharacters(Form form) {
        Random random = new Random(form.name().length());
        for (int round = 0; round < 300; round++) {
            String secret = randomSecret(random);
            String text = "before: " + form.write.apply(secret) + " :after";
            assertThat(knowing(secret, "another secret").redact(text))
                    .as("%s of %s: %s", form, secret, text)
                    .matches("(?s)before: [\"']?\\*\\*\\*[\"']? :after");
        }
    }

    @Test
    void masksRandomSecretsAtAnyPlaceOfABase64Text() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            String secret = randomSecret(random);
            byte[] whole = ("u".repeat(random.nextInt(5)) + secret + "t".repeat(random.nextInt(4))).getBytes(UTF_8);
            for (Base64.Encoder encoder : new Base64.Encoder[] {
                Base64.getEncoder(), Base64.getUrlEncoder(),
                Base64.getEncoder().withoutPadding(), Base64.getMimeEncoder(8, new byte[] {'\n'})
            }) {
                String text = "Authorization: Basic " + encoder.encodeToString(whole);
                String redacted = knowing(secret).redact(text);
                assertThat(redacted).as("%s in %s", secret, text).contains("***");
                String left = redacted.replaceAll("^.*Basic |\\s", "");
                assertThat(left.length())
                        .as("%s in %s: %s", secret, text, redacted)
                        .isLessThanOrEqualTo(3 + 8 + 6);
            }
        }
    }

    @Test
    void masksTheWholeOfAnEncodedSecretWithItsPadding() {
        assertThat(knowing("tops").redact("token=" + base64("tops") + ";")).isEqualTo("token=***;");
        assertThat(knowing("secret").redact("Basic " + base64("user:secret"))).isEqualTo("Basic dXNlcj***");
    }

    @Test
    void masksEachLineOfASecretWithSeveral() {
        Redactor redactor = knowing("-----BEGIN KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n-----END KEY-----\n");
        assertThat(redactor.redact("x MIIEvQIBADAN y\n-----BEGIN KEY-----")).isEqualTo("x *** y\n-----BEGIN KEY-----");
        assertThat(redactor.redact("key: -----BEGIN KEY-----\\nMIIEvQIBADAN\\nBgkqhkiG9w0B\\n-----END KEY-----"))
                .isEqualTo("key: ***");
    }

    @Test
    void ignoresTheLineBreakThatAFileEndsIn() {
        assertThat(knowing("hunter2\n").redact("is hunter2.")).isEqualTo("is ***.");
    }

    @Test
    void ignoresWhatIsTooShortForASecret() {
        assertThat(knowing("", "a", "ab", "\n").redact("ab\nab")).isEqualTo("ab\nab");
    }

    @Test
    void masksPasswordsInUrlsThatNobodyNamed() {
        assertThat(new Redactor().redact("postgres://app:s3cr3t@db:5432/x, redis://:pw@h, http://u:p@ss:w@h/"))
                .isEqualTo("postgres://app:***@db:5432/x, redis://:***@h, http://u:***@h/");
        assertThat(new Redactor().redact("{\"u\":\"https:\\/\\/me:pw@h\\/\"}"))
                .isEqualTo("{\"u\":\"https:\\/\\/me:***@h\\/\"}");
    }

    @Test
    void leavesUrlsWithoutPasswordsAlone() {
        String text = "http://host:80/a@b https://me@host/ ssh://git@github.com:22/x http://h:80?q=a@b mail: a:b@c";
        assertThat(new Redactor().redact(text)).isEqualTo(text);
    }

    @Test
    void knowsTheSecretsOfTheEnvironmentByTheirNames() {
        Redactor redactor = Redactor.withEnvironment(Map.of(
                "GRAFANA_PASSWORD", "grafana-pw",
                "github_token", "ghp_123456",
                "AWS_SECRET_ACCESS_KEY", "aws+key/123",
                "SHORT_TOKEN", "true",
                "PWD", "/home/user",
                "HOME", "/home/someone",
                "DATABASE_URL", "postgres://app:p%40ssw0rd@db/app"));
        assertThat(redactor.redact(
                        "grafana-pw ghp_123456 aws+key/123 true /home/user /home/someone p%40ssw0rd p@ssw0rd"))
                .isEqualTo("*** *** *** true /home/user /home/someone *** ***");
    }

    @Test
    void masksTheHexOfASecret() {
        assertThat(knowing("p@ss\u00e9").redact("\\x70407373c3a9 70407373C3A9")).isEqualTo("\\x*** ***");
    }

    @Test
    void masksASecretInTheNameOfAFileWhereABackslashBecameASlash() {
        assertThat(knowing("top\\secret").redact("src/top/secret.py")).isEqualTo("src/***.py");
    }

    @Test
    void cleansASecretThatEscapeSequencesHadTornApart() {
        assertThat(knowing("hunter2").clean("\u001B[31mhun\u001B[0mter2!")).isEqualTo("***!");
    }

    @Test
    void masksWhatIsLeftOfASecretThatWasCutOff() {
        Redactor redactor = knowing("tops/ecret-password", "other");
        assertThat(redactor.redact("`CHECK (a <> 'tops/ecret-pa…`, tops... and …password' and ...word"))
                .isEqualTo("`CHECK (a <> '***…`, ***... and …***' and ...***");
        assertThat(redactor.redact("{\"a\": \"tops\\/ecret…\"}")).isEqualTo("{\"a\": \"***…\"}");
        assertThat(knowing("p@ss:word#1").redact("…%40ss%3Aword%231")).isEqualTo("…***");
        assertThat(redactor.redact("tops/ecret, top… …ord")).isEqualTo("tops/ecret, top… …ord");
    }

    @Test
    void raisesItsVersionWithEachNewSecret() {
        Redactor redactor = new Redactor();
        redactor.add("first");
        int before = redactor.version();
        redactor.add("second");
        assertThat(redactor.version()).isGreaterThan(before);
    }

    @Test
    void findsSecretsAcrossTheBlocksOfALongText() {
        String secret = "s3cr3t/with:special";
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        int planted = 0;
        while (text.length() < 3_000_000) {
            text.append("x".repeat(random.nextInt(3000)))
                    .append('\n')
                    .append(forms().get(planted++ % forms().size()).write.apply(secret))
                    .append('\n');
        }
        String redacted = knowing(secret).redact(text.toString());
        assertThat(redacted.split("\\*\\*\\*", -1)).hasSize(planted + 1);
        assertThat(redacted).doesNotContain("s3cr3t", "special");
    }

    @Test
    void takesTimeInProportionToTheText() {
        Redactor redactor = new Redactor();
        for (int i = 0; i < 200; i++) {
            redactor.add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + i);
        }
        String hostile = "a".repeat(2_000_000)
                + "://a:".repeat(200_000)
                + "%".repeat(500_000)
                + "\\".repeat(500_000)
                + "&".repeat(500_000);
        assertThat(redactor.redact(hostile)).hasSize(hostile.length());
    }

    private static String randomSecret(Random random) {
        StringBuilder secret = new StringBuilder();
        int length = 5 + random.nextInt(30);
        while (secret.length() < length) {
            String from = random.nextBoolean() ? SPECIAL : USUAL;
            int index = from.offsetByCodePoints(0, random.nextInt(from.codePointCount(0, from.length())));
            secret.appendCodePoint(from.codePointAt(index));
        }
        return "s" + secret.toString().strip() + "t";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Returns the forms in which a secret may come along. */
    static List<Form> forms() {
        return List.of(
                new Form("plain", secret -> secret),
                new Form("form encoded", secret -> URLEncoder.encode(secret, UTF_8)),
                new Form(
                        "url encoded",
                        secret -> URLEncoder.encode(secret, UTF_8).replace("+", "%20")),
                new Form(
                        "url encoded lower",
                        secret -> lowerHex(URLEncoder.encode(secret, UTF_8).replace("+", "%20"))),
                new Form(
                        "url encoded twice",
                        secret -> URLEncoder.encode(
                                URLEncoder.encode(secret, UTF_8).replace("+", "%20"), UTF_8)),
                new Form("base64", RedactorTests::base64),
                new Form("base64 url encoded", secret -> URLEncoder.encode(base64(secret), UTF_8)),
                new Form("json", secret -> '"' + Escapes.json(secret, false) + '"'),
                new Form(
                        "json ascii", secret -> '"' + Escapes.json(secret, true).replace("/", "\\/") + '"'),
                new Form("json twice", secret -> '"' + Escapes.json(Escapes.json(secret, true), false) + '"'),
                new Form("json of base64", secret -> '"' + base64(secret).replace("/", "\\/") + '"'),
                new Form("xml", secret -> Escapes.xml(secret)),
                new Form("xml numbered", secret -> Escapes.xmlNumbered(secret)),
                new Form("xml of json", secret -> Escapes.xml(Escapes.json(secret, false))),
                new Form("json of xml", secret -> Escapes.json(Escapes.xml(secret), true)),
                new Form("shell single", secret -> "'" + secret.replace("'", "'\\''") + "'"),
                new Form("shell mixed", secret -> "'" + secret.replace("'", "'\"'\"'") + "'"),
                new Form("shell double", secret -> '"' + secret.replaceAll("([\"$`\\\\])", "\\\\$1") + '"'),
                new Form("shell backslashes", secret -> secret.replaceAll("([^A-Za-z0-9])", "\\\\$1")));
    }

    private static String lowerHex(String encoded) {
        return Pattern.compile("%..")
                .matcher(encoded)
                .replaceAll(octet -> octet.group().toLowerCase(Locale.ROOT));
    }

    private record Form(String name, UnaryOperator<String> write) {
        @Override
        public String toString() {
            return name;
        }
    }
}
