package dev.predeploy.kit.yaml;

/**
 * Does something for each sort of shape; the compiler finds the forgotten one.
 *
 * @param <R> what comes of it
 */
interface ShapeVisitor<R> {
    /** Answers for a plain value. */
    R scalar(Shape.Scalar shape);

    /** Answers for one of some words. */
    R choice(Shape.Choice shape);

    /** Answers for text with places to fill in. */
    R template(Shape.TemplateText shape);

    /** Answers for a command. */
    R command(Shape.Command shape);

    /** Answers for a list. */
    R items(Shape.Items shape);

    /** Answers for a map of names that the file chooses. */
    R entries(Shape.Entries shape);

    /** Answers for a map of known keys. */
    R fields(Shape.Fields shape);

    /** Answers for one of several maps. */
    R variants(Shape.Variants shape);

    /** Answers for any value. */
    R anything(Shape.Anything shape);
}
