package dev.predeploy.kit.checkout;

import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.stack.Stack;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The stack's folder as it is at a commit.
 *
 * @param ref the commit, in the words that name it in the stack file
 * @param commit the commit's own id
 * @param folder where its files lie, for reading
 * @param workspaces makes copies for tools to write to
 * @param then the stack file that lies there
 */
public record Checkout(String ref, String commit, Path folder, Workspaces workspaces, StackThen then) {

    /** Returns the stack as its own file tells there, if it is there and can be read. */
    public Optional<Stack> stack() {
        return then.stack();
    }

    /** Returns a module's section, if the stack file is there and has it. */
    public <T extends Record> Optional<T> section(Class<T> type) {
        return stack().flatMap(there -> there.section(type));
    }
}
