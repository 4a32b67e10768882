package dev.predeploy.integration.python;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads why a program in Python failed, such as Django's {@code manage.py} or Alembic, from what it wrote. */
public final class PythonFindings {
    private static final Pattern CONFLICT =
            Pattern.compile("^CommandError: Conflicting migrations detected; .*?graph: \\((.+)\\)", Pattern.MULTILINE);
    private static final Pattern COMMAND_ERROR =
            Pattern.compile("^(?:CommandError|FAILED|ERROR \\[[\\w.]+]|ERROR): (.+)$", Pattern.MULTILINE);
    private static final Pattern APPLYING =
            Pattern.compile("^ +(?:A|Una)pplying (\\w+)\\.(\\w+)\\.\\.\\.", Pattern.MULTILINE);

    /** Files of the user's through which every command goes. */
    private static final Pattern ENTRANCE = Pattern.compile("(?:^|/)(?:manage|env|__main__)\\.py$");

    private final UserFiles files;

    /** Prepares to read; the files are those that the program ran on. */
    public PythonFindings(UserFiles files) {
        this.files = files;
    }

    /** Returns what it says is wrong; nothing where it says nothing that is known. */
    public List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>(new SystemCheck(files).findings(text));
        CONFLICT.matcher(text).results().forEach(found -> findings.addAll(conflicts(found.group(1))));
        if (findings.isEmpty()) {
            PythonError.in(text).map(error -> finding(error, text)).ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            COMMAND_ERROR
                    .matcher(text)
                    .results()
                    .map(found -> Finding.of(found.group(1)).rule("command-error"))
                    .forEach(findings::add);
        }
        return findings;
    }

    private List<Finding> conflicts(String graph) {
        List<Finding> findings = new ArrayList<>();
        for (String each : graph.split("; ", -1)) {
            String[] parts = each.split(" in ", 2);
            String app = parts[parts.length - 1];
            List<String> names = List.of(parts[0].split(", "));
            Place place = names.stream()
                    .flatMap(name -> migration(app, name).stream())
                    .findFirst()
                    .map(Place::file)
                    .orElse(Place.nowhere());
            findings.add(Finding.of("the migrations of %s conflict: %s".formatted(app, String.join(", ", names)))
                    .rule("conflicting-migrations")
                    .expected("one last migration of each application")
                    .fix("Run `python manage.py makemigrations --merge`, or make one depend on the other.")
                    .at(place));
        }
        return findings;
    }

    private Finding finding(PythonError error, String text) {
        Finding finding = Finding.of(error.what()).rule(error.type()).at(place(error, text));
        return error.message().isBlank() ? finding : finding.actual(error.message());
    }

    private Place place(PythonError error, String text) {
        Predicate<String> leads = ENTRANCE.asPredicate().negate();
        for (int call = error.frames().size() - 1; call >= 0; call--) {
            PythonError.Frame frame = error.frames().get(call);
            Optional<String> own = files.own(frame.file()).filter(leads);
            if (own.isPresent()) {
                return Place.file(own.get(), frame.line());
            }
        }
        return APPLYING.matcher(text)
                .results()
                .reduce((first, second) -> second)
                .flatMap((MatchResult last) -> migration(last.group(1), last.group(2)))
                .map(file -> inMigration(file, error))
                .orElse(Place.nowhere());
    }

    private Optional<String> migration(String app, String name) {
        return files.own(app + "/migrations/" + name + ".py");
    }

    /** An operation of Django's leaves no trace in the file that asks for it; what PostgreSQL quotes may stand there. */
    private Place inMigration(String file, PythonError error) {
        List<String> lines = files.lines(file);
        List<Predicate<String>> signs = new ArrayList<>();
        error.statement().ifPresent(shown -> signs.add(line -> line.contains(shown)));
        error.names()
                .forEach(name -> signs.add(line -> line.contains("'" + name + "'") || line.contains('"' + name + '"')));
        for (Predicate<String> sign : signs) {
            List<Integer> matching = new ArrayList<>();
            for (int index = 0; index < lines.size(); index++) {
                if (sign.test(lines.get(index))) {
                    matching.add(index + 1);
                }
            }
            if (matching.size() == 1) {
                return Place.file(file, matching.get(0));
            }
        }
        return Place.file(file);
    }
}
