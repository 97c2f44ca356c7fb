package io.sagadesk.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Connections on which requests are sent byte by byte, as no HTTP client would. */
final class RawConnections implements AutoCloseable {

    private static final int TIMEOUT_MILLISECONDS = 30_000;

    private final RunningServer server;
    private final List<Socket> sockets = new ArrayList<>();

    RawConnections(RunningServer server) {
        this.server = server;
    }

    /**
     * Begins a request on another connection.
     *
     * @param rest further headers, an empty line, and the begin of the body
     */
    void open(String route, boolean withToken, String rest) throws IOException {
        var url = URI.create(server.url());
        var socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(TIMEOUT_MILLISECONDS);
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        request(route, withToken, rest);
    }

    /** Begins another request on the newest connection. */
    void request(String route, boolean withToken, String rest) throws IOException {
        var type = route.contains("/v1/commands") ? RunningServer.LINES : RunningServer.JSON;
        var token = withToken ? "Authorization: Bearer " + server.token() + "\r\n" : "";
        var contentType = rest.contains("Content-Type") ? "" : "Content-Type: " + type + "\r\n";
        send(route + " HTTP/1.1\r\nHost: x\r\n" + token + contentType + rest);
    }

    /** Sends something on the newest connection. */
    void send(String text) throws IOException {
        sockets.get(sockets.size() - 1).getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Sends one byte on each connection that is still open. */
    void trickle() {
        for (var socket : sockets) {
            try {
                socket.getOutputStream().write('1');
            } catch (IOException closed) {
                // refused already
            }
        }
    }

    /** All that the server sends on the newest connection until it closes it. */
    String answer() throws IOException {
        return new String(sockets.get(sockets.size() - 1).getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
    }
}
