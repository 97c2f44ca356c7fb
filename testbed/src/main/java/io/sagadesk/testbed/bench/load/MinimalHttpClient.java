package io.sagadesk.testbed.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A minimal HTTP client with one connection. It implements only what the benchmark needs, because any work of the client
 * takes time from the server on the same machine.
 */
public final class MinimalHttpClient implements Closeable {

    /** The actor of all commands, which distinguishes their events from those of reactions. */
    public static final String ACTOR = "app/bench";

    private static final int BUFFER = 8 * 1024;

    private final URI server;
    private final String headers;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    public MinimalHttpClient(URI server, String token) {
        this.server = server;
        this.headers = "Host: " + server.getAuthority() + "\r\nAuthorization: Bearer " + token + "\r\nSagadesk-Actor: "
                + ACTOR + "\r\nContent-Type: application/json\r\n";
    }

    /** A response. */
    public record Answer(int status, String body) {

        public boolean isAccepted() {
            return status == 200 || status == 201;
        }

        boolean isRefused() {
            return status == 409;
        }

        /** The number of events that the command recorded. */
        int events() {
            var names = body.substring(body.indexOf("\"recorded\":[") + 12);
            return (int) (names.chars()
                            .limit(names.indexOf(']'))
                            .filter(c -> c == '"')
                            .count()
                    / 2);
        }
    }

    /** Sends a command and waits for the response. */
    public Answer send(CommandRequest request) throws IOException {
        var body = request.body().getBytes(UTF_8);
        var head = request.method() + " " + request.path() + " HTTP/1.1\r\n" + headers + "Content-Length: "
                + body.length + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.write(head.getBytes(US_ASCII));
        bytes.write(body);
        connected().getOutputStream().write(bytes.toByteArray());
        return answer();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
        socket = null;
    }

    private Socket connected() throws IOException {
        if (socket != null) return socket;
        var newSocket = new Socket(server.getHost(), server.getPort());
        newSocket.setTcpNoDelay(true);
        in = new BufferedInputStream(newSocket.getInputStream(), BUFFER);
        socket = newSocket;
        return newSocket;
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        var closing = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (header.startsWith("transfer-encoding:")) chunked = header.endsWith("chunked");
            if (header.startsWith("connection:")) closing = header.endsWith("close");
        }
        var body = chunked ? chunks() : in.readNBytes(length);
        if (closing) close(); // the server closes a connection after a number of requests
        return new Answer(status, new String(body, UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("The server broke off the connection");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
