package dev.predeploy.integration;

import dev.predeploy.integration.command.Code;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.checkout.Checkout;
import dev.predeploy.kit.checkout.Checkouts;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import java.util.Optional;

/**
 * The code that is live, and what the stack file said of it then.
 *
 * @param checkout the commit that is live, if one is named
 * @param image the reference of the image that is live, if one is named
 * @param hasOwnMigrations whether the migrations that are live are those in that code
 */
record LiveCode(Optional<Checkout> checkout, Optional<String> image, boolean hasOwnMigrations) {

    static LiveCode of(Live live, Session session) throws InterruptedException {
        Optional<Checkout> checkout = live.ref().isPresent()
                ? Optional.of(session.get(Checkouts.class).of(live.ref().get()))
                : Optional.empty();
        boolean isSaid = live.version().isPresent() || live.allBut().isPresent();
        return new LiveCode(checkout, live.image().map(session.get(Values.class)::fill), !isSaid);
    }

    /** Returns the code whose commands run. */
    Code ofCommands() {
        return image.map(Code::inImage).orElseGet(this::ofCheckout);
    }

    /** Returns the code whose migrations make the schema that is live. */
    Code ofSchema() {
        return hasOwnMigrations && checkout.isEmpty() ? ofCommands() : ofCheckout();
    }

    private Code ofCheckout() {
        return checkout.map(Code::of).orElse(Code.OF_NOW);
    }

    /** Returns a set of migrations as the stack file told of it then, or where it did not, as it tells now. */
    Migrations migrations(String name, Migrations now) {
        if (now.tool() == Migrations.Tool.FLYWAY && ofSchema().image().isPresent()) {
            throw new CheckNotRun(
                    "nobody knows which of Flyway's migrations are live: they are in no image",
                    "Say besides `image` one of a version, `ref` and `all-but` under `live`.");
        }
        return section()
                .flatMap(then -> Optional.ofNullable(then.migrations().get(name)))
                .filter(then -> then.tool() == now.tool())
                .orElse(now);
    }

    /** Warns if the stack file of that time is passed over. */
    void warn(Evidence evidence) {
        checkout.flatMap(there -> there.then().unread()).ifPresent(evidence::warn);
    }

    /** Returns what the stack file said of this stage then, where it did. */
    Optional<Integration> section() {
        return checkout.flatMap(there -> there.section(Integration.class));
    }
}
