package dev.predeploy.staging.compose;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which containers of a project died, and why, as the engine's events tell.
 *
 * @param events a line for each event: what happened, the service, and its exit code if it died
 */
record Deaths(List<String> events) {
    /** How often a service dies until that is called a loop. */
    static final int LOOP = 3;

    /** The options that let the engine write the lines, of one project. */
    static List<String> options(String project) {
        return List.of(
                "--filter",
                "type=container",
                "--filter",
                "event=die",
                "--filter",
                "event=oom",
                "--filter",
                "event=health_status",
                "--filter",
                "label=com.docker.compose.project=" + project,
                "--format",
                "{{.Action}},{{index .Actor.Attributes \"com.docker.compose.service\"}},{{.Actor.Attributes.exitCode}}");
    }

    static Deaths of(String told) {
        return new Deaths(told.lines().toList());
    }

    boolean isLoop(String service) {
        return exitCodes(service).length >= LOOP;
    }

    /** Returns the services that died so often that it is a loop. */
    List<String> loops() {
        return services().filter(this::isLoop).toList();
    }

    /** Returns the services that died at least once, and not well. */
    List<String> failures() {
        return services()
                .filter(service -> lastExitCode(service).orElse(0) != 0)
                .toList();
    }

    private Stream<String> services() {
        return events.stream()
                .map(event -> event.split(",", -1))
                .filter(words -> words.length == 3 && words[0].equals("die"))
                .map(words -> words[1])
                .distinct();
    }

    boolean hadTooLittleMemory(String service) {
        return events.stream().anyMatch(event -> event.startsWith("oom," + service + ","));
    }

    /** Returns how a service ended the last time, if it did. */
    OptionalInt lastExitCode(String service) {
        return Arrays.stream(exitCodes(service)).reduce((earlier, later) -> later);
    }

    private int[] exitCodes(String service) {
        String died = "die," + service + ",";
        return events.stream()
                .filter(event -> event.startsWith(died))
                .map(event -> event.substring(died.length()))
                .filter(code -> code.matches("\\d{1,3}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
