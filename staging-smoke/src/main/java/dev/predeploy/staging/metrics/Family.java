package dev.predeploy.staging.metrics;

import java.util.EnumSet;
import java.util.Set;

/** The lines of one metric: what is said about it, then its samples. */
final class Family {
    /** What can be said about a metric. */
    enum About {
        HELP,
        TYPE,
        UNIT
    }

    private final String name;
    private final Dialect dialect;
    private final Set<About> said = EnumSet.noneOf(About.class);
    private final Buckets buckets = new Buckets();
    private Type type = Type.UNTYPED;
    private boolean sampled;

    Family(String name, Dialect dialect) {
        this.name = name;
        this.dialect = dialect;
    }

    String name() {
        return name;
    }

    boolean isSampled() {
        return sampled;
    }

    void say(About about, String text) throws Malformed {
        if (sampled && (about == About.TYPE || dialect == Dialect.OPEN_METRICS)) {
            throw new Malformed("# %s of %s comes behind its first sample".formatted(about, name));
        }
        if (!said.add(about)) {
            throw new Malformed("there is a second # %s of %s".formatted(about, name));
        }
        if (about == About.TYPE) {
            type = Type.read(text, dialect);
        }
        if (about == About.UNIT && !text.isEmpty() && !name.endsWith("_" + text)) {
            throw new Malformed("the name of %s does not end in its unit, _%s".formatted(name, text));
        }
    }

    boolean owns(String sample) {
        return type.has(name, sample, dialect);
    }

    void add(Sample sample) throws Malformed {
        sampled = true;
        if (!owns(sample.name())) {
            throw new Malformed("%s is a %s: the names of its samples end in %s"
                    .formatted(name, type.word(), String.join(", ", type.endings(dialect))));
        }
        if (sample.hasExemplar() && !type.takesExemplar(sample.name())) {
            throw new Malformed("a sample %s takes no exemplar".formatted(sample.name()));
        }
        if (type == Type.COUNTER && (sample.value() < 0 || Double.isNaN(sample.value()))) {
            throw new Malformed("the counter %s is %s".formatted(sample.name(), sample.value()));
        }
        if (type == Type.HISTOGRAM) {
            buckets.add(name, sample);
        }
    }

    /** Says that nothing more comes. */
    void end() throws Malformed {
        if (type == Type.HISTOGRAM) {
            buckets.end(name);
        }
    }
}
