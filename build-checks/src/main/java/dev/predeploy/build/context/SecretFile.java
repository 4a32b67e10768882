package dev.predeploy.build.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that look like secrets, by their names and, where these alone tell little, by what they hold.
 *
 * @param name what the path ends with, without regard to case
 * @param holds what is found in it
 * @param words what it is
 */
record SecretFile(Pattern name, Optional<Pattern> holds, String words) {
    private static final int MOST_BYTES = 64 << 10;

    private static final List<SecretFile> KNOWN = List.of(
            of(
                    "\\.env(?:\\.(?!example|sample|template|dist|defaults).+)?",
                    "^[ \\t]*(?:export[ \\t]+)?\\w+[ \\t]*=[ \\t]*\\S",
                    "an env file with values"),
            of(".*\\.(?:pem|key)", "PRIVATE KEY-----", "a private key"),
            of("id_(?:rsa|dsa|ecdsa|ed25519)", "PRIVATE KEY-----", "a private key"),
            of(".*\\.(?:p12|pfx|jks|keystore)", "", "a store of private keys"),
            of("\\.git-credentials|\\.netrc|_netrc|\\.pgpass", "", "passwords"),
            of(
                    "\\.npmrc|\\.yarnrc(?:\\.yml)?",
                    "(?:_authToken|_password|_auth|npmAuthToken)[\"']?\\s*[=:]\\s*[\"']?[\\w+/]",
                    "a token"),
            of("\\.pypirc|\\.terraformrc", "^[ \\t]*(?:password|token)[ \\t]*[=:][ \\t]*\\S", "a password"),
            of("\\.aws/credentials", "aws_secret_access_key", "an access key"),
            of("\\.docker/config\\.json", "\"auth\"", "passwords of registries"),
            of(".*\\.json", "\"private_key\"\\s*:\\s*\"-----BEGIN", "the key of a service account"));

    private static SecretFile of(String name, String holds, String words) {
        return new SecretFile(
                Pattern.compile("(?i)(?:.*/)?(?:" + name + ")"),
                holds.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(holds, Pattern.MULTILINE)),
                words);
    }

    /** Says what a file looks like, if it looks like a secret. */
    static Optional<String> words(Path folder, String path) {
        return KNOWN.stream()
                .filter(known -> known.name().matcher(path).matches() && known.isHeldBy(folder.resolve(path)))
                .map(SecretFile::words)
                .findFirst();
    }

    private boolean isHeldBy(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (holds.isEmpty()) {
            return true;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            String text = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return holds.get().matcher(text).find();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
