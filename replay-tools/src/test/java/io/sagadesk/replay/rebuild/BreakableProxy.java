package io.sagadesk.replay.rebuild;

import io.sagadesk.store.runtime.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy to a server on this machine, which can break all connections and restore the service. */
final class BreakableProxy implements AutoCloseable {

    private final ServerSocket entry;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    BreakableProxy(int server) throws IOException {
        this.server = server;
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    void breakConnections() {
        broken = true;
        open.forEach(BreakableProxy::closeQuietly);
        open.clear();
    }

    void restore() {
        broken = false;
    }

    @Override
    public void close() throws IOException {
        breakConnections();
        entry.close();
    }

    private void accept() throws IOException {
        while (!entry.isClosed()) {
            var client = entry.accept();
            if (broken) {
                client.close();
                continue;
            }
            var onward = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(client);
            open.add(onward);
            run(() -> client.getInputStream().transferTo(onward.getOutputStream()));
            run(() -> onward.getInputStream().transferTo(client.getOutputStream()));
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        DaemonThreads.of("breakable-proxy", () -> {
                    try {
                        work.run();
                    } catch (IOException connectionBroken) {
                        // expected: the proxy broke the connection
                    }
                })
                .start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // nothing left to do
        }
    }
}
