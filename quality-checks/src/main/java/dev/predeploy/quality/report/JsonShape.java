package dev.predeploy.quality.report;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Says where a tool's own JSON keeps what a finding is made of.
 *
 * @param list the field of the root object that holds the array of findings; blank where the root is that array, or where
 *     each line is a finding
 * @param within the array in each element of the list that holds the findings, or blank where the element is one
 * @param pointers where each part stands (RFC 6901)
 * @param firstNumbers what the tool counts its first line and its first column as
 * @param faults rules by which the tool says that it did not do its work
 * @param fixed what corrects a finding that the tool marks as one that it can correct
 */
record JsonShape(
        String list,
        String within,
        Map<Part, JsonPointer> pointers,
        FirstNumbers firstNumbers,
        Set<String> faults,
        String fixed) {

    /** What a finding is made of. */
    enum Part {
        FILE,
        LINE,
        COLUMN,
        END_LINE,
        END_COLUMN,
        RULE,
        SEVERITY,
        MESSAGE,
        /** Words that say what to do. */
        HINT,
        /** Something that is there when the tool can correct the finding. */
        FIXABLE,
        /** A page about the rule. */
        PAGE,
        /** In the root: how many files were looked at. */
        FILES
    }

    /** The number of the first line, and that of the first column. */
    record FirstNumbers(int line, int column) {}

    private static final FirstNumbers ONE = new FirstNumbers(1, 1);

    static final JsonShape RUFF = at("", """
                    FILE /filename
                    LINE /location/row
                    COLUMN /location/column
                    END_LINE /end_location/row
                    END_COLUMN /end_location/column
                    RULE /code
                    SEVERITY /severity
                    MESSAGE /message
                    HINT /fix/message
                    PAGE /url
                    """).faults("E902");

    /** Its columns begin at 0, its lines at 1. */
    static final JsonShape MYPY = at("", """
                    FILE /file
                    LINE /line
                    COLUMN /column
                    END_LINE /end_line
                    END_COLUMN /end_column
                    RULE /code
                    SEVERITY /severity
                    MESSAGE /message
                    HINT /hint
                    """).counting(new FirstNumbers(1, 0));

    static final JsonShape ESLINT = at("", """
                    LINE /line
                    COLUMN /column
                    END_LINE /endLine
                    END_COLUMN /endColumn
                    RULE /ruleId
                    SEVERITY /severity
                    MESSAGE /message
                    HINT /suggestions/0/desc
                    FILE /filePath
                    FIXABLE /fix
                    """).within("messages").fixed("`eslint --fix` corrects it.");

    static final JsonShape SHELLCHECK = at("comments", """
                    FILE /file
                    LINE /line
                    COLUMN /column
                    END_LINE /endLine
                    END_COLUMN /endColumn
                    RULE /code
                    SEVERITY /level
                    MESSAGE /message
                    FIXABLE /fix
                    """).fixed("`shellcheck -f diff` shows how.");

    static final JsonShape HADOLINT = at("", """
                    FILE /file
                    LINE /line
                    COLUMN /column
                    RULE /code
                    SEVERITY /level
                    MESSAGE /message
                    """);

    /** It counts as the Language Server Protocol does. */
    static final JsonShape PYRIGHT = at("generalDiagnostics", """
                    FILE /file
                    LINE /range/start/line
                    COLUMN /range/start/character
                    END_LINE /range/end/line
                    END_COLUMN /range/end/character
                    RULE /rule
                    SEVERITY /severity
                    MESSAGE /message
                    FILES /summary/filesAnalyzed
                    """).counting(new FirstNumbers(0, 0));

    private static JsonShape at(String list, String lines) {
        Map<Part, JsonPointer> pointers = new EnumMap<>(Part.class);
        lines.lines()
                .map(line -> line.split(" ", 2))
                .forEach(words -> pointers.put(Part.valueOf(words[0]), JsonPointer.compile(words[1])));
        return new JsonShape(list, "", pointers, ONE, Set.of(), "");
    }

    private JsonShape within(String array) {
        return new JsonShape(list, array, pointers, firstNumbers, faults, fixed);
    }

    private JsonShape counting(FirstNumbers other) {
        return new JsonShape(list, within, pointers, other, faults, fixed);
    }

    private JsonShape faults(String rule) {
        return new JsonShape(list, within, pointers, firstNumbers, Set.of(rule), fixed);
    }

    private JsonShape fixed(String words) {
        return new JsonShape(list, within, pointers, firstNumbers, faults, words);
    }

    /** Returns the part of a finding, or a missing node. */
    JsonNode part(Part part, JsonNode of) {
        JsonPointer pointer = pointers.get(part);
        return pointer == null ? MissingNode.getInstance() : of.at(pointer);
    }
}
