package dev.predeploy.build.compose.precheck;

import dev.predeploy.build.compose.source.Interpolation;
import dev.predeploy.build.compose.source.Setting;
import dev.predeploy.build.compose.source.Variables;
import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Passwords in URLs such as {@code postgresql://user:${PASSWORD}@db/app}, which must be percent-encoded there. */
record PasswordRule(List<Setting> settings, Variables variables) {

    Stream<Remark> remarks() {
        return settings.stream().flatMap(this::remarks);
    }

    private Stream<Remark> remarks(Setting setting) {
        List<Interpolation.Part> parts = setting.parts(variables);
        return Stream.concat(
                        FilledUrl.unencoded(parts).map(part -> ofVariable(setting, part)),
                        FilledUrl.breaksAsWritten(parts) ? Stream.of(asWritten(setting)) : Stream.empty())
                .map(finding -> new Remark(
                        Rule.UNENCODED_PASSWORD,
                        setting.name(),
                        finding.expected("a password that is percent-encoded where it stands in a URL")
                                .at(setting.place())));
    }

    private static Finding ofVariable(Setting setting, Interpolation.Part part) {
        String name = part.variable().orElse("");
        return Finding.of("the value of %s breaks the URL in %s".formatted(name, setting.name()))
                .actual("it holds " + FilledUrl.signs(part.text()))
                .fix(
                        "Keep the password; fill the URL in from a second variable, such as %s_ENCODED, that holds it encoded"
                                        .formatted(name)
                                + " (%40 for @, %3A for :, %2F for /, %23 for #, %25 for %, %3F for ?).");
    }

    private static Finding asWritten(Setting setting) {
        return Finding.of("the password in the URL in %s breaks it".formatted(setting.name()))
                .fix("Write %40 for @, %3A for :, %2F for /, %23 for #, %25 for % and %3F for ? in it.");
    }
}
