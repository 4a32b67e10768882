package dev.predeploy.staging.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers as Redis 7.0.15 was seen to answer; what the test says takes the place of single answers. */
public final class RedisService {
    private static final Map<String, String> USUAL = Map.of(
            "PING",
            "+PONG\r\n",
            "INFO persistence",
            bulk("loading:0\r\nrdb_last_bgsave_status:ok\r\naof_enabled:1\r\naof_last_write_status:ok\r\n"),
            "INFO memory",
            bulk("used_memory:988552\r\nmaxmemory:67108864\r\nmaxmemory_policy:noeviction\r\n"),
            "CONFIG GET save",
            "*2\r\n$4\r\nsave\r\n" + bulk("3600 1 300 100 60 10000"));

    private RedisService() {}

    /** Serves whoever brings the password; everybody, if it is empty. */
    public static RawService guardedBy(String password, Map<String, String> otherwise) throws IOException {
        return RawService.doingAtOnce((socket, out) -> serve(socket, out, password, otherwise));
    }

    /** Serves whoever brings the password, on whatever the given socket accepts. */
    public static RawService guardedBy(String password, ServerSocket listener) {
        return RawService.doingAtOnce(listener, (socket, out) -> serve(socket, out, password, Map.of()));
    }

    public static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    private static void serve(Socket socket, OutputStream out, String password, Map<String, String> otherwise)
            throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean isIn = password.isEmpty();
        for (String head = in.readLine(); head != null; head = in.readLine()) {
            List<String> words = words(in, Integer.parseInt(head.substring(1)));
            String answer;
            if (words.get(0).equals("AUTH")) {
                isIn = words.get(words.size() - 1).equals(password);
                answer = isIn ? "+OK\r\n" : "-WRONGPASS invalid username-password pair or user is disabled.\r\n";
            } else {
                String question = String.join(" ", words);
                answer = isIn
                        ? otherwise.getOrDefault(question, USUAL.getOrDefault(question, "-ERR unknown command\r\n"))
                        : "-NOAUTH Authentication required.\r\n";
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static List<String> words(BufferedReader in, int count) throws IOException {
        List<String> words = new ArrayList<>();
        while (words.size() < count) {
            in.readLine();
            words.add(in.readLine());
        }
        return words;
    }
}
