package dev.predeploy.launcher.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Takes what is to be seen. */
@FunctionalInterface
public interface Sink {

    /** Writes a text as it is and makes sure that it can be seen. */
    void write(String text);

    /** Returns a sink that encodes into a stream; what cannot be encoded becomes a question mark. */
    static Sink to(OutputStream stream, Charset charset) {
        PrintStream printer = new PrintStream(stream, false, charset);
        return text -> {
            printer.print(text);
            printer.flush();
        };
    }
}
