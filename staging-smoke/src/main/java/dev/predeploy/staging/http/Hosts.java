package dev.predeploy.staging.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the addresses of names that the stack file maps; every other name is looked up as usual. */
public final class Hosts {
    private static final Pattern PATTERN = Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private final Map<String, InetAddress> byPattern;

    private Hosts(Map<String, InetAddress> byPattern) {
        this.byPattern = Collections.unmodifiableMap(byPattern);
    }

    /**
     * Takes the mapping; of two patterns that fit a name, the longer holds.
     *
     * @param addresses addresses by name, or by {@code *.suffix} for every name that ends so
     * @throws IllegalArgumentException if a key is no such pattern, or a value is no IP address
     */
    public static Hosts of(Map<String, String> addresses) {
        Map<String, InetAddress> byPattern = new LinkedHashMap<>();
        addresses.forEach((pattern, address) -> byPattern.put(pattern(pattern), address(address)));
        return new Hosts(byPattern);
    }

    private static String pattern(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + text + "` is neither a host name nor `*.` and one");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static InetAddress address(String text) {
        try {
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("`" + text + "` is no IP address", e);
        }
        throw new IllegalArgumentException("`" + text + "` is no IP address");
    }

    /** Returns the addresses, by name or pattern. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        byPattern.forEach((pattern, address) -> addresses.put(pattern, literal(address)));
        return addresses;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }

    /** Returns the address that a name is mapped to, if it is. */
    public Optional<InetAddress> mapped(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return byPattern.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), name))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean fits(String pattern, String name) {
        return pattern.equals(name) || (pattern.startsWith("*.") && name.endsWith(pattern.substring(1)));
    }

    /**
     * Returns the addresses of a name: the one that it is mapped to, else those that are looked up.
     *
     * @throws UnknownHostException if it has none
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Optional<InetAddress> mapped = mapped(host);
        return mapped.isPresent() ? new InetAddress[] {mapped.get()} : InetAddress.getAllByName(host);
    }
}
