package dev.predeploy.quality.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavacReaderTests {
    private static final String SOURCE = """
            import java.util.*;
            class B {
                List raw = new ArrayList();
            	void m() { foo(); }
                void n() { new B(1); }
            }
            """;

    @TempDir
    Path temporary;

    private Folder folder;

    @BeforeEach
    void prepare() {
        folder = new Folder(temporary);
    }

    @Test
    void readsWhatTheRealCompilerSays() throws Exception {
        Path source = folder.write("src/com/B.java", SOURCE);
        Report report = compile("-Xlint:all", "-d", temporary + "/out", source.toString());

        assertThat(report.findings())
                .containsExactly(
                        Finding.of("cannot find symbol: method foo() in class B")
                                .at(Place.file("src/com/B.java", 4, 13)),
                        Finding.of("constructor B in class B cannot be applied to given types;:"
                                        + " actual and formal argument lists differ in length")
                                .expected("no arguments")
                                .actual("int")
                                .at(Place.file("src/com/B.java", 5, 16)),
                        Finding.of("found raw type: List")
                                .rule("rawtypes")
                                .severity(Severity.WARNING)
                                .at(Place.file("src/com/B.java", 3, 5)),
                        Finding.of("found raw type: ArrayList")
                                .rule("rawtypes")
                                .severity(Severity.WARNING)
                                .at(Place.file("src/com/B.java", 3, 20)));
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void readsRawDiagnostics() throws Exception {
        Path source = folder.write("src/com/B.java", SOURCE);
        Report report = compile("-XDrawDiagnostics", "-Xlint:all", "-d", temporary + "/out", source.toString());

        assertThat(report.countAtLeast(Severity.ERROR)).isEqualTo(2);
        assertThat(report.countAtLeast(Severity.WARNING)).isEqualTo(4);
        assertThat(report.findings())
                .contains(Finding.of("raw.class.use: java.util.List, java.util.List<E>")
                        .rule("raw.class.use")
                        .severity(Severity.WARNING)
                        .at(Place.file("src/com/B.java", 3, 5)));
    }

    @Test
    void keepsWarningsAboutOptionsAndDoesNotRepeatWerror() throws Exception {
        Path source = folder.write("A.java", "class A {}");
        Report report = compile("-Xlint:all", "-Werror", "-cp", "/nowhere", "-d", temporary + "/o", source.toString());

        assertThat(report.findings())
                .containsExactly(Finding.of("bad path element \"/nowhere\": no such file or directory")
                        .rule("path")
                        .severity(Severity.WARNING));
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void takesAWrongCallOfTheCompilerAsItsFault() throws Exception {
        assertThat(compile("--no-such-option", "A.java").faults())
                .containsExactly(Finding.of("invalid flag: --no-such-option"));
        assertThat(compile("-d", temporary + "/out").files()).hasValue(0);
    }

    @Test
    void sumsAndNotesAreNoFindings() throws Exception {
        Report report = folder.read(ReportFormat.JAVAC, """
                Note: Some messages have been simplified; recompile with -Xdiags:verbose to get full output
                Note: src/A.java uses unchecked or unsafe operations.
                Note: Recompile with -Xlint:unchecked for details.
                only showing the first 100 errors, of 120 total; use -Xmaxerrs if you would like to see more
                100 errors
                1 warning
                """);

        assertThat(report.findings())
                .containsExactly(Finding.of("src/A.java uses unchecked or unsafe operations.")
                        .severity(Severity.NOTE));
    }

    @Test
    void aCrashOfTheCompilerIsAFault() throws Exception {
        Report report = folder.read(ReportFormat.JAVAC, """
                An exception has occurred in the compiler (17.0.12). Please file a bug against the Java compiler.
                java.lang.AssertionError
                	at com.sun.tools.javac.Main.main(Main.java:1)
                """);

        assertThat(report.faults()).hasSize(1);
    }

    private Report compile(String... arguments) throws Exception {
        var output = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(arguments));
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, output, output, words.toArray(String[]::new));
        return folder.read(ReportFormat.JAVAC, output.toString(UTF_8));
    }
}
