package dev.predeploy.staging.loopback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The ways in which a server may be hostile to whoever asks it over HTTP. */
public enum Hostility {
    NEVER_ANSWERS {
        @Override
        void to(Socket socket, OutputStream out) throws InterruptedException {
            TimeUnit.SECONDS.sleep(30);
        }
    },
    ANSWERS_A_GIGABYTE {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1073741824\r\n\r\n"));
            byte[] part = ascii("# nothing\n".repeat(1000));
            for (long sent = 0; sent < 1 << 30; sent += part.length) {
                out.write(part);
            }
        }
    },
    TALKS_NONSENSE {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            byte[] noise = new byte[100_000];
            new Random(1).nextBytes(noise);
            out.write(noise);
        }
    },
    SENDS_A_GZIP_BOMB {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                byte[] part = ascii("# nothing\n".repeat(100_000));
                for (int number = 0; number < 200; number++) {
                    gzip.write(part);
                }
            }
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + bomb.size() + "\r\n\r\n"));
            bomb.writeTo(out);
        }
    },
    REDIRECTS_IN_A_LOOP {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            out.write(
                    ascii("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    },
    DRIPS {
        @Override
        void to(Socket socket, OutputStream out) throws IOException, InterruptedException {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"));
            while (!socket.isClosed()) {
                out.write('#');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    },
    BREAKS_ITS_JSON_OFF {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            out.write(ascii(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"status\""));
        }
    },
    NEVER_ENDS_ITS_HEADERS {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            for (long number = 0; number < 20_000_000; number++) {
                out.write(ascii("X-" + number + ": more\r\n"));
            }
        }
    },
    NEVER_ENDS_A_HEADER {
        @Override
        void to(Socket socket, OutputStream out) throws IOException {
            out.write(ascii("HTTP/1.1 200 OK\r\nX-Long: "));
            byte[] part = ascii("more".repeat(1000));
            for (long sent = 0; sent < 1 << 30; sent += part.length) {
                out.write(part);
            }
        }
    };

    /** Returns a server of this hostility. */
    public RawService serve() throws IOException {
        return RawService.doing(this::to);
    }

    abstract void to(Socket socket, OutputStream out) throws IOException, InterruptedException;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
