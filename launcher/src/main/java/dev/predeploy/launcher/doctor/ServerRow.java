package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks whether a server accepts connections; nothing is asked of it. */
final class ServerRow {
    private static final int SECONDS_TO_RESOLVE = 5;
    private static final int MILLIS_TO_CONNECT = 3_000;

    private final Values values;

    ServerRow(Values values) {
        this.values = values;
    }

    Row of(Need.Server need) throws InterruptedException {
        String shown = need.url().source();
        try {
            URI url = URI.create(values.fill(need.url()));
            String host = url.getHost();
            if (host == null) {
                return Row.unseen(Row.SERVERS, shown, "it names no host once it is filled in");
            }
            return reach(origin(url), host, need);
        } catch (CheckNotRun | CheckBroken absent) {
            return Row.unseen(Row.SERVERS, shown, "a value in it is absent: " + absent.reason());
        } catch (IllegalArgumentException e) {
            return Row.unseen(Row.SERVERS, shown, "it is no URL once it is filled in");
        }
    }

    private static String origin(URI url) {
        return "%s:%d".formatted(url.getHost(), port(url));
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }

    private static Row reach(String origin, String host, Need.Server need) throws InterruptedException {
        int port = Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
        String fix = "Start it, or correct its name and `hosts`; then run predeploy doctor again.";
        Optional<InetAddress> address = need.addressOf().apply(host).or(() -> Optional.empty());
        try (Socket socket = new Socket()) {
            InetAddress to = address.isPresent() ? address.get() : resolve(host);
            socket.connect(new InetSocketAddress(to, port), MILLIS_TO_CONNECT);
            return Row.ok(Row.SERVERS, origin, "accepts connections at " + to.getHostAddress());
        } catch (TimeoutException late) {
            return Row.problem(
                    Row.SERVERS, origin, "its name was not resolved within %d s".formatted(SECONDS_TO_RESOLVE), fix);
        } catch (ExecutionException unknown) {
            return Row.problem(Row.SERVERS, origin, "its name does not resolve", fix);
        } catch (IOException refused) {
            return Row.problem(Row.SERVERS, origin, String.valueOf(refused.getMessage()), fix);
        }
    }

    /** The system's own look-up knows no limit and no interrupt, so nobody waits for it longer than this. */
    private static InetAddress resolve(String host) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<InetAddress> look = new FutureTask<>(() -> InetAddress.getByName(host));
        Thread thread = new Thread(look, "predeploy-doctor-dns");
        thread.setDaemon(true);
        thread.start();
        return look.get(SECONDS_TO_RESOLVE, TimeUnit.SECONDS);
    }
}
