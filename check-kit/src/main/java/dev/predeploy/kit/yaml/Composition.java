package dev.predeploy.kit.yaml;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns a text into a graph of nodes that is safe to walk, and keeps what is wrong with its YAML. */
final class Composition {
    /** How many maps and lists may lie within each other. */
    static final int DEEPEST = 40;

    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();
    private final Node root;

    Composition(SourceText source) {
        this.source = source;
        try {
            scan();
            this.root = compose();
        } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add(SyntaxErrors.problem(e, source));
            throw new StackFileException(problems);
        }
        GraphRules rules = new GraphRules(source, problems);
        rules.check(root);
    }

    Node root() {
        return root;
    }

    List<Problem> problems() {
        return problems;
    }

    private void scan() {
        ParserImpl parser = new ParserImpl(new StreamReader(source.text()), options());
        int depth = 0;
        int documents = 0;
        while (parser.peekEvent() != null) {
            Event event = parser.getEvent();
            if (event instanceof DocumentStartEvent && ++documents == 2) {
                problems.add(source.at(
                        event.getStartMark(),
                        "a second document begins here",
                        "keep one: a stack file is a single document, without `---` between its parts"));
                return;
            }
            checkTag(event);
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                problems.add(GraphRules.tooDeep(source, event.getStartMark()));
                throw new StackFileException(problems);
            }
        }
    }

    private void checkTag(Event event) {
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : null;
        if (tag != null) {
            problems.add(source.at(
                    event.getStartMark(),
                    "a tag, `%s`".formatted(Words.shown(tag.replace("tag:yaml.org,2002:", "!!"))),
                    "remove it: a stack file has no tags, each key knows what its value is"));
        }
    }

    private Node compose() {
        Composer composer =
                new Composer(new ParserImpl(new StreamReader(source.text()), options()), new Resolver(), options());
        if (composer.checkNode()) {
            return composer.getNode();
        }
        problems.add(source.at(0, "the file is empty", "begin with `stack: NAME`"));
        throw new StackFileException(problems);
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SourceFile.LARGEST);
        options.setNestingDepthLimit(DEEPEST + 1);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setTagInspector(tag -> true); // nothing is ever constructed of a tag: each is a problem already
        return options;
    }
}
