package dev.predeploy.build.contents;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Shorthand;

/**
 * A port that an image may expose.
 *
 * @param number its number, and its protocol where that is not TCP
 */
record Port(
        @Doc("A port such as `8000` or `53/udp`.") @Shorthand
        String number) {
    /** Refuses what is no port. */
    Port {
        if (!number.matches("[1-9][0-9]{0,4}(/(tcp|udp|sctp))?")) {
            throw new InvalidEntry("number", "it is no port", "write a port such as `8000` or `53/udp`");
        }
    }

    /** Returns it as an image's metadata name it. */
    String withProtocol() {
        return number.contains("/") ? number : number + "/tcp";
    }
}
