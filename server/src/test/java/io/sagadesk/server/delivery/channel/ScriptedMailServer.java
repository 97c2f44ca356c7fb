package io.sagadesk.server.delivery.channel;

import io.sagadesk.store.runtime.DaemonThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that sends a given reply to one command and accepts the others. */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final String command;
    private final String answer;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param answer empty to close the connection without a reply */
    ScriptedMailServer(String command, String answer) throws IOException {
        this.command = command;
        this.answer = answer;
        DaemonThreads.of("scripted-mail-server", this::serve).start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All lines received. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                try (var client = socket.accept()) {
                    converse(client);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 hello");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.startsWith(command)) {
                if (answer.isEmpty()) return;
                say(client, answer);
            } else if (line.equals("DATA")) {
                say(client, "354 go on");
            } else if (line.equals(".") || line.matches("[A-Z]{4}( .*)?")) {
                say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
