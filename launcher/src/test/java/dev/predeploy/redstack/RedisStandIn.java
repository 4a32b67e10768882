package dev.predeploy.redstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as Redis 7.0.15 was seen to answer who has the password {@code open-sesame}, and who has it not. */
final class RedisStandIn implements AutoCloseable {
    private static final String PASSWORD = "open-sesame";
    private static final String PERSISTENCE =
            "loading:0\r\nrdb_last_bgsave_status:ok\r\naof_enabled:0\r\naof_last_write_status:ok\r\n";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new ArrayList<>();

    RedisStandIn() throws IOException {
        threads.execute(this::accept);
    }

    String port() {
        return Integer.toString(listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                synchronized (open) {
                    open.add(socket);
                }
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            boolean isIn = false;
            for (String head = in.readLine(); head != null; head = in.readLine()) {
                String question = question(in, Integer.parseInt(head.substring(1)));
                isIn |= question.equals("AUTH " + PASSWORD);
                socket.getOutputStream().write(answer(question, isIn).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static String question(BufferedReader in, int count) throws IOException {
        List<String> words = new ArrayList<>();
        while (words.size() < count) {
            in.readLine();
            words.add(in.readLine());
        }
        return String.join(" ", words);
    }

    private static String answer(String question, boolean isIn) {
        if (!isIn) {
            return question.startsWith("AUTH")
                    ? "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
                    : "-NOAUTH Authentication required.\r\n";
        }
        return switch (question) {
            case "PING" -> "+PONG\r\n";
            case "INFO persistence" -> "$" + PERSISTENCE.length() + "\r\n" + PERSISTENCE + "\r\n";
            case "CONFIG GET save" -> "*2\r\n$4\r\nsave\r\n$6\r\n3600 1\r\n";
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
        threads.shutdownNow();
    }
}
