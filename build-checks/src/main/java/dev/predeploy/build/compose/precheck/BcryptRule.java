package dev.predeploy.build.compose.precheck;

import dev.predeploy.build.compose.source.Setting;
import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bcrypt hashes, which hold dollar signs: where Compose fills in, each must be doubled; where it does not, none may. Compose
 * leaves {@code $2y$14$} alone, as no variable begins with a digit, and takes a salt that begins with a letter for one. A
 * salt of another beginning fails all the same: whether the next hash works would be left to chance.
 */
record BcryptRule(List<Setting> settings) {
    private static final Pattern HASH = Pattern.compile("(\\$\\$?)2[abxy]\\1\\d\\d\\1[./A-Za-z0-9]{53}");
    private static final Pattern SALT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$([A-Za-z]\\w*)");

    /** Returns what Compose would take for names of variables, and warn of, in hashes. */
    Set<String> salts() {
        return settings.stream()
                .flatMap(setting -> SALT.matcher(setting.value()).results())
                .map(salt -> salt.group(1))
                .collect(Collectors.toSet());
    }

    Stream<Remark> remarks() {
        return settings.stream().flatMap(setting -> remark(setting).stream());
    }

    private static Optional<Remark> remark(Setting setting) {
        Matcher hash = HASH.matcher(setting.value());
        if (!hash.find() || hash.group(1).length() == (setting.isLiteral() ? 1 : 2)) {
            return Optional.empty();
        }
        Finding finding = setting.isLiteral()
                ? Finding.of("the dollar signs of the bcrypt hash in %s are doubled in single quotes"
                                .formatted(setting.name()))
                        .expected("a hash that begins with `$2`, as Compose fills in nothing there")
                        .fix("Write each `$$` of it as `$`, or take the quotes away.")
                : Finding.of("Compose fills in variables in the bcrypt hash in %s".formatted(setting.name()))
                        .expected("each `$` of it doubled")
                        .actual("what follows a `$` is taken for the name of a variable, and no password fits the rest")
                        .fix("Write `$$2y$$…$$…`; in an env file, single quotes around the hash do as well.");
        return Optional.of(new Remark(Rule.BCRYPT_DOLLAR, setting.name(), finding.at(setting.place())));
    }
}
