package dev.predeploy.launcher;

import dev.predeploy.launcher.terminal.Sink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.Charset;

/**
 * Where the command speaks to.
 *
 * @param out for what was asked for
 * @param err for what went wrong
 * @param charset the encoding of both
 * @param terminal whether {@code out} is a terminal
 */
public record Console(Sink out, Sink err, Charset charset, boolean terminal) {

    /** Returns the console of this process. */
    static Console standard(Charset charset, boolean terminal) {
        Sink out = Sink.to(new FileOutputStream(FileDescriptor.out), charset);
        Sink err = Sink.to(new FileOutputStream(FileDescriptor.err), charset);
        return new Console(out, err, charset, terminal);
    }
}
