package dev.predeploy.build.contents;

import dev.predeploy.build.dockerfile.Dockerfile;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.stack.Image;
import dev.predeploy.kit.stack.Stack;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Knows where what is wrong with an image was written: in its Dockerfile if that is sure, else in the stack file. */
final class Origin {
    private final Stack stack;
    private final String entry;
    private final Image image;
    private final Dockerfile dockerfile;

    Origin(Stack stack, String entry, Image image) throws IOException {
        this.stack = stack;
        this.entry = entry;
        this.image = image;
        this.dockerfile = Dockerfile.of(image, stack.folder());
    }

    /** Returns where an expectation stands in the stack file. */
    Place expectation(String... keys) {
        String[] all = Stream.concat(Stream.of("build", "contents", entry), Stream.of(keys))
                .toArray(String[]::new);
        return stack.place(all);
    }

    /** Puts a finding at the last of some instructions that the image is made by, else at its expectation. */
    Finding at(Finding finding, String keyword, String... keys) {
        return at(finding, keyword, arguments -> true, keys);
    }

    /** Does so with the last of those instructions whose arguments are as wanted. */
    Finding at(Finding finding, String keyword, Predicate<String> wanted, String... keys) {
        return finding.at(instruction(keyword, wanted).orElseGet(() -> expectation(keys)));
    }

    /** Returns where the image's start is written. */
    Place start(String... keys) {
        return instruction("ENTRYPOINT", arguments -> true)
                .or(() -> instruction("CMD", arguments -> true))
                .orElseGet(() -> expectation(keys));
    }

    private Optional<Place> instruction(String keyword, Predicate<String> wanted) {
        return dockerfile.last(image.target(), keyword, wanted).map(dockerfile::place);
    }
}
