package dev.predeploy.quality.tool;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/** Finds the JUnit that we ship: its jars lie on our own class path, wherever that is. */
final class ShippedJunit {
    /** One class of each jar; some jars are there with some versions of JUnit only. */
    private static final List<String> CLASSES = List.of(
            "org.junit.platform.console.ConsoleLauncher",
            "org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener",
            "org.junit.platform.launcher.Launcher",
            "org.junit.platform.engine.TestEngine",
            "org.junit.platform.commons.JUnitException",
            "org.junit.jupiter.engine.JupiterTestEngine",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.junit.jupiter.api.Test",
            "org.opentest4j.AssertionFailedError",
            "org.opentest4j.reporting.events.api.DocumentWriter",
            "org.opentest4j.reporting.schema.Namespace",
            "org.opentest4j.reporting.tooling.spi.htmlreport.Contributor",
            "org.apiguardian.api.API",
            "org.jspecify.annotations.NullMarked");

    private ShippedJunit() {}

    static List<String> classPath() {
        return CLASSES.stream()
                .flatMap(name -> home(name).stream())
                .map(Path::toString)
                .distinct()
                .toList();
    }

    private static Optional<Path> home(String className) {
        try {
            Class<?> type = Class.forName(className, false, ShippedJunit.class.getClassLoader());
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (ClassNotFoundException | URISyntaxException e) {
            return Optional.empty();
        }
    }
}
