package quickstart;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Keeps links in memory. Where a real service would keep them is told by {@code db/migration}. */
final class Links {
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"; // nothing that looks like 0, 1 or l
    private static final int LENGTH = 6;

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    Links(RandomGenerator random) {
        this.random = random;
    }

    /** Gives an address a name that no other has. */
    Link shorten(URI target) {
        Link link = new Link(slug(), target);
        return links.putIfAbsent(link.slug(), link) == null ? link : shorten(target);
    }

    Optional<Link> find(String slug) {
        return Optional.ofNullable(links.get(slug));
    }

    /** Returns all links, sorted by name. */
    List<Link> all() {
        return links.values().stream().sorted(Comparator.comparing(Link::slug)).toList();
    }

    private String slug() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
