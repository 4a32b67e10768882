package com.example.compliance;

import com.example.compliance.Compliance.Changelog;
import dev.predeploy.kit.check.CheckEach;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Checks that the changelog tells of the version to be deployed. */
class ChangelogCheck {

    @CheckEach(work = Work.PROCESSOR, title = "Changelog of {name}")
    void tellsOfTheVersion(Changelog changelog, Stack stack, Values values, Evidence evidence) throws IOException {
        String version = values.fill(changelog.version());
        List<String> lines = Files.readAllLines(stack.folder().resolve(changelog.file()));
        int heading = indexOf(lines, "## [" + version + "]");
        if (heading < 0) {
            throw new CheckFailed(unnamed(changelog.file(), version, lines));
        }
        List<String> section = section(lines, heading);
        if (section.stream().noneMatch(line -> line.startsWith("- "))) {
            throw new CheckFailed(Finding.of("the changelog names version " + version + ", but no change")
                    .at(Place.file(changelog.file(), heading + 1))
                    .rule("empty-version")
                    .fix("list what changed below the heading, each on a line that starts with `- `"));
        }
        evidence.keep("section.md", String.join("\n", section));
    }

    private static Finding unnamed(String file, String version, List<String> lines) {
        int latest = Math.max(0, indexOf(lines, "## ["));
        return Finding.of("the changelog does not name version " + version)
                .expected("## [" + version + "]")
                .actual(lines.isEmpty() ? "an empty file" : lines.get(latest))
                .at(Place.file(file, latest + 1))
                .rule("unnamed-version")
                .fix("add a section for " + version + ", or deploy a version that the changelog names");
    }

    private static int indexOf(List<String> lines, String start) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).startsWith(start)) {
                return index;
            }
        }
        return -1;
    }

    private static List<String> section(List<String> lines, int heading) {
        int next = indexOf(lines.subList(heading + 1, lines.size()), "## ");
        return lines.subList(heading, next < 0 ? lines.size() : heading + 1 + next);
    }
}
