package quickstart;

import java.net.URI;

/**
 * A short name for a long address.
 *
 * @param slug the short name, such as {@code k7m2xq}
 * @param target where it leads: an absolute {@code http} or {@code https} address
 */
record Link(String slug, URI target) {

    Link {
        boolean web = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
        if (!web || target.getHost() == null) {
            throw new IllegalArgumentException("Not an http or https address: " + target);
        }
    }
}
