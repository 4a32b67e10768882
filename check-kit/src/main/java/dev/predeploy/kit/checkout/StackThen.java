package dev.predeploy.kit.checkout;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.stack.Stack;
import java.util.Optional;

/**
 * The stack file as it was at a commit, if it was there.
 *
 * @param stack what it tells, if it can be read
 * @param unread what is said of one that cannot be read
 */
public record StackThen(Optional<Stack> stack, Optional<Finding> unread) {
    static StackThen none() {
        return new StackThen(Optional.empty(), Optional.empty());
    }

    static StackThen of(Stack stack) {
        return new StackThen(Optional.of(stack), Optional.empty());
    }

    static StackThen unread(Finding why) {
        return new StackThen(Optional.empty(), Optional.of(why));
    }
}
