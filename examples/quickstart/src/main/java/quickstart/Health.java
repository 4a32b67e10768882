package quickstart;

import java.util.List;

/** How the service is, as a whole and part by part. */
record Health(String status, List<Component> components) {

    static Health of(Links links) {
        return new Health(
                "healthy",
                List.of(
                        new Component("process", "Application process is running"),
                        new Component("links", links.all().size() + " kept")));
    }

    record Component(String name, String message) {}
}
