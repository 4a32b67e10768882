package dev.predeploy.staging.http;

import java.time.Duration;

/** How far an exchange came; what it means that it went no further depends on that. */
enum Progress {
    CONNECTING {
        @Override
        Silence late(Duration took) {
            return new Silence(Silence.Kind.TIMEOUT, "no connection", false, took);
        }
    },
    CONNECTED {
        @Override
        Silence late(Duration took) {
            return new Silence(Silence.Kind.TIMEOUT, "connected, but no answer", false, took);
        }
    },
    ANSWERING {
        @Override
        Silence late(Duration took) {
            return new Silence(Silence.Kind.ENDLESS, "an answer that did not end", false, took);
        }
    };

    abstract Silence late(Duration took);
}
