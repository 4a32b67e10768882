package dev.predeploy.kit.service;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.ContainerLaunchException;

/** What Testcontainers throws, told in words. */
final class Refusal {
    private Refusal() {}

    /**
     * Words why something could not be had.
     *
     * @param what what could not be had, and what to do
     * @param failed why
     */
    static CheckBroken of(Finding what, RuntimeException failed) {
        List<Throwable> causes = Stream.iterate((Throwable) failed, each -> each != null, Throwable::getCause)
                .toList();
        return new CheckBroken(what.actual().isPresent() ? what : what.actual(said(causes)), failed);
    }

    /** Testcontainers' own words say only at which of its steps it happened. */
    private static String said(List<Throwable> causes) {
        Throwable root = causes.get(causes.size() - 1);
        return causes.stream()
                .filter(each -> !(each instanceof ContainerLaunchException))
                .map(Throwable::getMessage)
                .filter(words -> words != null && !words.isBlank())
                .reduce((former, latter) -> latter)
                .orElseGet(root::toString);
    }
}
