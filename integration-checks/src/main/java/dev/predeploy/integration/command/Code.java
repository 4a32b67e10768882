package dev.predeploy.integration.command;

import dev.predeploy.kit.checkout.Checkout;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The version of the stack's code that commands run: the sources as they are now, a commit, or what an image holds.
 *
 * @param checkout the commit
 * @param image the reference of an image that somebody else built, in which all commands run
 */
public record Code(Optional<Checkout> checkout, Optional<String> image) {
    /** The sources as they are now. */
    public static final Code OF_NOW = new Code(Optional.empty(), Optional.empty());

    /** Returns the code of a commit. */
    public static Code of(Checkout checkout) {
        return new Code(Optional.of(checkout), Optional.empty());
    }

    /** Returns the code in an image. */
    public static Code inImage(String reference) {
        return new Code(Optional.empty(), Optional.of(reference));
    }

    /** Returns the folder that stands for the stack's. */
    public Path folder(Session session) {
        return checkout.map(Checkout::folder).orElseGet(() -> session.stack().folder());
    }

    Workspaces workspaces(Session session) {
        return checkout.map(Checkout::workspaces).orElseGet(() -> session.get(Workspaces.class));
    }

    /**
     * Returns the image that a command runs in, built or fetched if need be.
     *
     * @param name the one that the stack file names for it
     */
    public Optional<BuiltImage> image(Optional<String> name, Session session) throws InterruptedException {
        Images images = session.get(Images.class);
        if (image.isPresent()) {
            return Optional.of(
                    session.stack().images().containsKey(image.get())
                            ? images.needed(image.get())
                            : images.fetched(image.get()));
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                checkout.isPresent() ? images.needed(name.get(), checkout.get()) : images.needed(name.get()));
    }
}
