package dev.predeploy.kit.engine;

import dev.predeploy.kit.process.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that is to run in a new container.
 *
 * @param image the image, by its id or name
 * @param words the program and its arguments, in place of the image's own
 * @param folder where it runs; without it, the image's own folder
 * @param environment what it gets on top of the image's own environment
 * @param network the network that it is on; without it, none at all
 * @param sources what of the host it sees
 * @param cache what it keeps from run to run
 * @param user the user that it runs as; without one, the image's own, and with sources we
 * @param limits what it may use; the memory is that of the whole container
 */
public record ContainerCommand(
        String image,
        List<String> words,
        Optional<String> folder,
        Map<String, String> environment,
        Optional<String> network,
        Optional<Mount> sources,
        Optional<Cache> cache,
        Optional<String> user,
        Limits limits) {

    /** Refuses a command without a program. */
    public ContainerCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("A command names a program");
        }
    }

    /** Returns a command in the image's own folder, with nothing but the image, within the usual limits. */
    public static ContainerCommand of(String image, List<String> words) {
        return new ContainerCommand(
                image,
                words,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Limits.USUAL);
    }

    /** Returns this command in another folder. */
    public ContainerCommand folder(String other) {
        return new ContainerCommand(
                image, words, Optional.of(other), environment, network, sources, cache, user, limits);
    }

    /** Returns this command with another environment. */
    public ContainerCommand environment(Map<String, String> other) {
        return new ContainerCommand(image, words, folder, other, network, sources, cache, user, limits);
    }

    /** Returns this command on a network. */
    public ContainerCommand network(String other) {
        return new ContainerCommand(
                image, words, folder, environment, Optional.of(other), sources, cache, user, limits);
    }

    /** Returns this command with sources of the host; it then runs as the user that we are, and cannot change them. */
    public ContainerCommand sources(Mount other) {
        return new ContainerCommand(
                image, words, folder, environment, network, Optional.of(other), cache, user, limits);
    }

    /** Returns this command with what it keeps from run to run. */
    public ContainerCommand cache(Cache other) {
        return new ContainerCommand(
                image, words, folder, environment, network, sources, Optional.of(other), user, limits);
    }

    /** Returns this command as another user, by name or number. */
    public ContainerCommand user(String other) {
        return new ContainerCommand(
                image, words, folder, environment, network, sources, cache, Optional.of(other), limits);
    }

    /** Returns this command within other limits. */
    public ContainerCommand limits(Limits other) {
        return new ContainerCommand(image, words, folder, environment, network, sources, cache, user, other);
    }
}
