package dev.predeploy.staging.browser;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a page looked like when it had settled.
 *
 * @param picture the picture, as PNG
 * @param status the status with which the page itself was answered, if it was
 * @param error what the browser shows instead of the page, such as {@code net::ERR_TOO_MANY_REDIRECTS}, if it does
 * @param settled whether the page had come to rest when the picture was taken
 * @param loads how often it was loaded: again after each time that this machine's network changed meanwhile
 * @param text the text that is to be read on it
 * @param exceptions what its scripts threw and nobody caught
 */
@SuppressWarnings("ArrayRecordComponent") // a picture, which is compared nowhere
record Shot(
        byte[] picture,
        OptionalInt status,
        Optional<String> error,
        boolean settled,
        int loads,
        String text,
        List<String> exceptions) {}
