package dev.predeploy.integration.rows.value;

import java.util.List;

/**
 * A domain, of which PostgreSQL was asked what it takes.
 *
 * @param sql as it stands in a cast
 * @param base what it is a domain of
 * @param accepted values that it takes
 * @param takesNull whether it takes NULL
 */
public record DomainType(String sql, ValueType base, List<String> accepted, boolean takesNull) implements ValueType {
    /** Copies the list. */
    public DomainType {
        accepted = List.copyOf(accepted);
    }

    @Override
    public List<String> samples(int count) {
        return accepted.stream().limit(count).toList();
    }

    @Override
    public List<String> spares() {
        return accepted;
    }

    @Override
    public List<String> doubtful() {
        return base.doubtful().stream().map(each -> "(" + each + ")::" + sql).toList();
    }

    @Override
    public Family family() {
        return base.family();
    }
}
