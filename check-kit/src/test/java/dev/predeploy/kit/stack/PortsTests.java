package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortsTests {
    private static final int PORTS = 300;

    private final Ports ports = new Ports();

    @Test
    void givesEachNameItsOwnPortAndAlwaysTheSame() {
        assertThat(ports.port("http")).isEqualTo(ports.port("http")).isNotEqualTo(ports.port("admin"));
    }

    @Test
    void givesAPortOnWhichAServiceCanListen() throws IOException {
        try (ServerSocket service = new ServerSocket(ports.port("http"), 1, InetAddress.getLoopbackAddress())) {
            assertThat(service.isBound()).isTrue();
        }
    }

    @Test
    void leavesNobodyListeningWhileProcessesAreStarted() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> starter = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                startAndAwait();
            }
        });
        try {
            for (int number = 0; number < PORTS; number++) {
                int port = ports.port("port " + number);
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                        .isInstanceOf(ConnectException.class);
            }
        } finally {
            over.set(true);
        }
        starter.get();
    }

    private static void startAndAwait() {
        try {
            new ProcessBuilder("true").start().onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
