package dev.predeploy.build.contents;

import dev.predeploy.kit.engine.ImageFile;
import dev.predeploy.kit.engine.ImageFiles;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.yaml.ByteSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the files of an image with those that are expected. */
record FileRules(Contents expected, ImageFiles files, Accounts accounts, Origin origin) {

    List<Finding> findings() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        int number = 0;
        for (ExpectedFile file : expected.files()) {
            Place place = origin.expectation("files", Integer.toString(number++));
            of(file).forEach(finding -> findings.add(finding.at(place)));
        }
        number = 0;
        for (String path : expected.noFiles()) {
            Place place = origin.expectation("no-files", Integer.toString(number++));
            if (files.has(path)) {
                findings.add(Finding.of(path + " is in the image")
                        .expected("no such file")
                        .fix(
                                "Leave it out of the context with `.dockerignore`, or remove it in the step that makes it.")
                        .at(place));
            }
        }
        return findings;
    }

    private List<Finding> of(ExpectedFile wanted) throws IOException, InterruptedException {
        Optional<ImageFile> found = files.find(wanted.path());
        if (found.isEmpty()) {
            boolean isLink = files.has(wanted.path());
            return List.of(
                    Finding.of(wanted.path() + (isLink ? " is a link to nothing" : " is not in the image"))
                            .expected("a file or folder")
                            .fix(
                                    "COPY it into the image, see that `.dockerignore` does not leave it out, or correct `files`."));
        }
        List<Finding> findings = new ArrayList<>(permissions(wanted, found.get()));
        findings.addAll(text(wanted, found.get()));
        return findings;
    }

    private List<Finding> permissions(ExpectedFile wanted, ImageFile file) {
        List<Finding> findings = new ArrayList<>();
        wanted.mode()
                .map(FileMode::parse)
                .filter(mode -> mode != file.mode())
                .ifPresent(mode -> findings.add(Finding.of(wanted.path() + " has other permissions")
                        .expected(FileMode.text(mode))
                        .actual(FileMode.text(file.mode()))
                        .fix("Set them by `COPY --chmod`, or by `chmod` where the file is made.")));
        wanted.owner()
                .filter(owner -> !accounts.isUser(owner, file.uid()))
                .ifPresent(owner -> findings.add(Finding.of(wanted.path() + " belongs to another user")
                        .expected(owner)
                        .actual(accounts.user(file.uid()))
                        .fix("Set it by `COPY --chown`, or by `chown` where the file is made.")));
        wanted.group()
                .filter(group -> !accounts.isGroup(group, file.gid()))
                .ifPresent(group -> findings.add(Finding.of(wanted.path() + " belongs to another group")
                        .expected(group)
                        .actual(accounts.group(file.gid()))
                        .fix("Set it by `COPY --chown`, or by `chgrp` where the file is made.")));
        wanted.executableBy()
                .filter(who -> !who.isGranted(file.mode()))
                .ifPresent(who -> findings.add(Finding.of("%s may not execute %s".formatted(who.words(), wanted.path()))
                        .expected("permission to execute")
                        .actual(FileMode.text(file.mode()))
                        .fix("Set it by `COPY --chmod`, or by `chmod +x` where the file is made.")));
        return findings;
    }

    private static List<Finding> text(ExpectedFile wanted, ImageFile file) {
        if (wanted.contains().isEmpty() && wanted.lacks().isEmpty()) {
            return List.of();
        }
        if (file.text().isEmpty()) {
            return List.of(Finding.of("what %s holds cannot be looked at".formatted(wanted.path()))
                    .expected("a file of at most " + new ByteSize(ImageFiles.LARGEST))
                    .actual(file.folder() ? "a folder" : "a larger file, or none that holds text")
                    .fix("Name a file, or look at it with `runs`."));
        }
        return new TextRules(wanted.path(), file.text().get()).findings(wanted.contains(), wanted.lacks());
    }
}
