package dev.predeploy.build.compose.precheck;

import dev.predeploy.build.compose.source.Interpolation;
import dev.predeploy.build.compose.source.Setting;
import dev.predeploy.build.compose.source.Variables;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.redaction.SecretNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets in plain text in files that Git tracks; also the default of a variable that has no other value. What calls
 * itself an example holds none.
 *
 * @param tracked the paths of the files that are
 */
record SecretRule(List<Setting> settings, Variables variables, Set<String> tracked) {
    private static final Pattern IN_COMMAND =
            Pattern.compile("--?(?:requirepass|masterauth|password|token|api-key)(?:=|\\s+)[^\\s$-]\\S*");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?i).*[._-](?:example|sample|template|dist|defaults)(?:\\.\\w+)?");
    private static final Pattern IS_NONE = Pattern.compile("\\s*|[./~].*|\\$2[abxy]\\$.*");

    Stream<Remark> remarks() {
        return settings.stream()
                .filter(setting -> setting.place() instanceof Place.InFile in
                        && tracked.contains(in.file())
                        && !EXAMPLE.matcher(in.file()).matches())
                .filter(this::isPlainSecret)
                .map(SecretRule::remark);
    }

    private boolean isPlainSecret(Setting setting) {
        List<Interpolation.Part> parts = setting.parts(variables);
        if (FilledUrl.hasPlainPassword(parts)) {
            return true;
        }
        String own = parts.stream()
                .map(part -> part.variable().isPresent() ? "$" : part.text())
                .collect(Collectors.joining());
        boolean isWhole = parts.stream().allMatch(part -> part.variable().isEmpty());
        boolean isNamedSo =
                SecretNames.isSecret(setting.name()) && !setting.path().contains("secrets");
        return isNamedSo
                ? isWhole && !own.contains("://") && !IS_NONE.matcher(own).matches()
                : IN_COMMAND.matcher(own).find();
    }

    private static Remark remark(Setting setting) {
        Finding finding = Finding.of(
                        "%s holds a secret in plain text, and Git tracks the file".formatted(setting.name()))
                .expected("no secret in the repository")
                .fix(("Take it from an env file that Git ignores, and replace it: the old one stays in the history."
                                + " Where it guards nothing, say `allow: [%s/%s]`.")
                        .formatted(Rule.PLAIN_SECRET.word(), setting.name()))
                .at(setting.place());
        return new Remark(Rule.PLAIN_SECRET, setting.name(), finding);
    }
}
