package dev.predeploy.quality.tool;

import static dev.predeploy.quality.tool.KnownTool.program;

import dev.predeploy.quality.report.ReportFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of tools. What their exit codes mean is weighed with the report: 0 for content and 1 for findings is true of
 * all; with any other, only what the report holds counts, and without a finding there the tool is broken.
 */
final class KnownTools {
    static final Map<String, KnownTool> LINT = table(
            program("ruff check --output-format json --no-cache", ReportFormat.RUFF)
                    .saysOfNothing("No Python files found under the given path"),
            program("flake8 --benchmark --color never --format default", ReportFormat.FLAKE8),
            program("shellcheck -f json1", ReportFormat.SHELLCHECK).on("{*.sh,**/*.sh}"),
            program("hadolint -f json", ReportFormat.HADOLINT).on("{Dockerfile,**/Dockerfile}"),
            program("eslint -f json", ReportFormat.ESLINT)
                    .ofNode()
                    .on(".")
                    .saysOfNothing(
                            "No files matching the pattern|all of the files matching the glob pattern \".*\" are ignored|All files matched by .* are ignored"),
            program("biome lint --reporter=sarif --max-diagnostics=none", ReportFormat.SARIF)
                    .ofNode()
                    .saysOfNothing("No files were processed in the specified paths"));

    static final Map<String, KnownTool> TYPES = table(
            program("mypy --output json --no-error-summary", ReportFormat.MYPY)
                    .on(".")
                    .cachesBy("MYPY_CACHE_DIR")
                    .orInWords(ReportFormat.MYPY_IN_WORDS)
                    .saysOfNothing("There are no \\.py\\[i] files in"),
            program("pyright --outputjson", ReportFormat.PYRIGHT),
            program("tsc --noEmit --pretty false --listFiles", ReportFormat.TYPESCRIPT)
                    .ofNode()
                    .saysOfNothing("error TS18003: "));

    static final Map<String, KnownTool> TESTS = table(
            program("pytest --junitxml {report} -o junit_family=xunit1 -p no:cacheprovider", ReportFormat.JUNIT),
            program("vitest run --reporter=default --reporter=junit --outputFile.junit={report}", ReportFormat.JUNIT)
                    .ofNode()
                    .saysOfNothing("No test files found"),
            program("jest --ci --json --testLocationInResults --outputFile={report}", ReportFormat.JEST)
                    .ofNode()
                    .saysOfNothing("No tests found, exiting"));

    private KnownTools() {}

    /** Tells whether a tool is one that a project installs below {@code node_modules}. */
    static boolean isOfNode(String name) {
        return Stream.of(LINT, TYPES, TESTS)
                .flatMap(table -> Optional.ofNullable(table.get(name)).stream())
                .anyMatch(KnownTool::isOfNode);
    }

    private static Map<String, KnownTool> table(KnownTool... tools) {
        return List.of(tools).stream().collect(Collectors.toUnmodifiableMap(KnownTool::program, Function.identity()));
    }
}
