package dev.predeploy.staging.limit;

import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.limit.FieldMembers.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one family of headers says of the rate limit.
 *
 * @param family the family, by the name that its headers share
 * @param limit how many requests a window has
 * @param remaining how many are left
 * @param reset when the window ends: seconds from now, or since 1970
 * @param window how many seconds it lasts
 */
record Announcement(
        Family family,
        Optional<Quantity> limit,
        Optional<Quantity> remaining,
        Optional<Quantity> reset,
        Optional<Quantity> window) {

    /** The families, the newest first. */
    enum Family {
        /** {@code RateLimit-Policy: "default";q=100;w=60} and {@code RateLimit: "default";r=99;t=30}. */
        STRUCTURED("RateLimit"),
        /** {@code RateLimit-Limit}, {@code RateLimit-Remaining}, {@code RateLimit-Reset} of the older drafts. */
        SEPARATE("RateLimit-"),
        /** {@code X-RateLimit-Limit} and its like, of no standard and everywhere. */
        CUSTOM("X-RateLimit-");

        private final String prefix;

        Family(String prefix) {
            this.prefix = prefix;
        }

        String headers() {
            return prefix.endsWith("-") ? prefix + "*" : prefix;
        }
    }

    /** Returns what an answer announces, a family each; of several policies, the one that has the wanted limit. */
    static List<Announcement> in(Answer answer, long wanted) {
        return Stream.of(structured(answer, wanted), separate(answer, Family.SEPARATE), separate(answer, Family.CUSTOM))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Announcement> separate(Answer answer, Family family) {
        Optional<Quantity> limit = quantity(answer, family.prefix + "Limit");
        Optional<Quantity> remaining = quantity(answer, family.prefix + "Remaining");
        Optional<Quantity> reset = quantity(answer, family.prefix + "Reset");
        return limit.isEmpty() && remaining.isEmpty()
                ? Optional.empty()
                : Optional.of(new Announcement(family, limit, remaining, reset, olderWindow(answer, family)));
    }

    /** The older drafts say {@code RateLimit-Policy: 100;w=60}, or the same behind the limit itself. */
    private static Optional<Quantity> olderWindow(Answer answer, Family family) {
        return Stream.of("RateLimit-Policy", "RateLimit-Limit")
                .filter(header -> family != Family.CUSTOM)
                .flatMap(header -> joined(answer, header).flatMap(text -> windowIn(header, text)).stream())
                .findFirst();
    }

    private static Optional<Quantity> windowIn(String header, String text) {
        return FieldMembers.read(text).stream()
                .flatMap(List::stream)
                .flatMap(member -> Optional.ofNullable(member.parameters().get("w")).stream())
                .findFirst()
                .map(window -> Quantity.of(header, window));
    }

    private static Optional<Quantity> quantity(Answer answer, String header) {
        return answer.header(header).map(value -> Quantity.of(header, value));
    }

    private static Optional<Announcement> structured(Answer answer, long wanted) {
        Optional<String> policy = joined(answer, "RateLimit-Policy");
        Optional<String> state = joined(answer, "RateLimit");
        if (state.isEmpty()
                && (policy.isEmpty() || answer.header("RateLimit-Limit").isPresent())) {
            return Optional.empty(); // the older drafts know RateLimit-Policy too
        }
        Optional<List<Member>> states = state.flatMap(FieldMembers::read);
        if (states.flatMap(members -> value(members, "limit")).isPresent()) {
            return states.map(members -> dictionary(members, olderWindow(answer, Family.STRUCTURED)));
        }
        Optional<List<Member>> policies = policy.flatMap(FieldMembers::read);
        Optional<Member> chosen = policies.flatMap(members -> policy(members, wanted));
        Optional<Member> current = states.flatMap(members -> state(members, chosen));
        return Optional.of(new Announcement(
                Family.STRUCTURED,
                part("RateLimit-Policy", "q", policy, chosen),
                part("RateLimit", "r", state, current),
                part("RateLimit", "t", state, current),
                chosen.map(Member::parameters).map(all -> all.get("w")).map(w -> Quantity.of("RateLimit-Policy", w))));
    }

    /** {@code RateLimit: limit=100, remaining=99, reset=30}, of the drafts between. */
    private static Announcement dictionary(List<Member> members, Optional<Quantity> window) {
        return new Announcement(
                Family.STRUCTURED,
                value(members, "limit").map(text -> Quantity.of("RateLimit", text)),
                value(members, "remaining").map(text -> Quantity.of("RateLimit", text)),
                value(members, "reset").map(text -> Quantity.of("RateLimit", text)),
                window);
    }

    private static Optional<String> value(List<Member> members, String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .flatMap(Member::value);
    }

    private static Optional<Member> policy(List<Member> members, long wanted) {
        Optional<Member> fitting = members.stream()
                .filter(member ->
                        Long.toString(wanted).equals(member.parameters().get("q")))
                .findFirst();
        return fitting.or(() -> members.stream().findFirst());
    }

    private static Optional<Member> state(List<Member> members, Optional<Member> policy) {
        Optional<Member> fitting = members.stream()
                .filter(member -> policy.isPresent() && policy.get().name().equals(member.name()))
                .findFirst();
        return fitting.or(() -> members.stream().findFirst());
    }

    /** A header that is there and cannot be read is a quantity without a value, so that it is told. */
    private static Optional<Quantity> part(
            String header, String parameter, Optional<String> text, Optional<Member> member) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<String, String>> parameters = member.map(Member::parameters);
        return parameters.isEmpty()
                ? Optional.of(Quantity.of(header, text.get()))
                : parameters.map(all -> all.get(parameter)).map(value -> Quantity.of(header, value));
    }

    private static Optional<String> joined(Answer answer, String header) {
        List<String> values = new ArrayList<>(answer.values(header));
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}
