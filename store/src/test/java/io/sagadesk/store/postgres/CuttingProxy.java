package io.sagadesk.store.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sagadesk.store.runtime.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Stands between a client and PostgreSQL, and cuts connections. */
public final class CuttingProxy implements AutoCloseable {

    private static final byte[] COMMITTED = "COMMIT\0".getBytes(US_ASCII); // the server's answer to a commit

    private final int serverPort;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean cutsAtCommit = new AtomicBoolean();
    private volatile boolean down;

    private CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DaemonThreads.of("proxy", this::accept).start();
    }

    /** Stands before the server of a database. */
    public static CuttingProxy before(String address) throws IOException {
        return new CuttingProxy(Integer.parseInt(address.replaceAll(".*:(\\d+)/.*", "$1")));
    }

    /** The address of a database through this proxy. */
    public static String through(CuttingProxy proxy, String address) {
        return address.replace(":" + proxy.serverPort + "/", ":" + proxy.door.getLocalPort() + "/");
    }

    /** The next commit reaches the server, its answer does not reach the client, and nobody reaches the server any more. */
    public void goDownInTheNextCommit() {
        cutsAtCommit.set(true);
    }

    boolean isDown() {
        return down;
    }

    public void goDown() {
        down = true;
        sockets.forEach(CuttingProxy::close);
        sockets.clear();
    }

    public void goUp() {
        down = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (down) {
                    close(client);
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.addAll(List.of(client, server));
                DaemonThreads.of("to the server", () -> copy(client, server, null))
                        .start();
                DaemonThreads.of("to the client", () -> copy(server, client, COMMITTED))
                        .start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, byte @Nullable [] mark) {
        var buffer = new byte[65_536];
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (mark != null && holds(buffer, read, mark) && cutsAtCommit.getAndSet(false)) {
                    goDown();
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static boolean holds(byte[] buffer, int length, byte[] mark) {
        for (var at = 0; at + mark.length <= length; at++) {
            if (Arrays.equals(buffer, at, at + mark.length, mark, 0, mark.length)) return true;
        }
        return false;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        goDown();
    }
}
