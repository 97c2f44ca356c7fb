package io.sagadesk.testbed.fuzz.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Sends a request on a connection of its own. After the request it closes its side, so that a server that waits for the
 * rest of a body gets its end instead of keeping this client waiting.
 */
public final class RawConnection {

    private static final int LONGEST_WAIT = (int) TimeUnit.SECONDS.toMillis(30);
    private static final int WAIT_FOR_A_LINE = 300;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    private RawConnection() {}

    /** Sends the request and reads the answer; of a stream of events only its head, of anything long the first megabyte. */
    public static RawAnswer send(URI server, RawRequest request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_WAIT);
            var begin = System.nanoTime();
            write(socket, request);
            return read(socket, begin);
        }
    }

    /** A server may refuse and close before it has read everything; its answer is what counts. */
    private static void write(Socket socket, RawRequest request) {
        try {
            socket.getOutputStream().write(request.bytes());
            if (!request.isWhole()) socket.shutdownOutput();
        } catch (IOException refusedMeanwhile) {
            // the answer, or that there is none, says more
        }
    }

    private static RawAnswer read(Socket socket, long begin) throws IOException {
        var in = socket.getInputStream();
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        RawAnswer head = null;
        try {
            for (var n = in.read(buffer); n >= 0 && bytes.size() < MOST_BYTES; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (!socket.isOutputShutdown()) socket.shutdownOutput(); // else the server keeps the connection
                if (head != null) continue;
                var answer = RawAnswer.parsed(bytes.toByteArray(), millisecondsSince(begin));
                if (answer.status() > 0) head = answer;
                if (answer.isEventStream()) return answer;
                if (answer.isLines()) socket.setSoTimeout(WAIT_FOR_A_LINE);
            }
        } catch (IOException broken) {
            // what came before counts
        }
        var milliseconds = head != null && head.isLines() ? head.milliseconds() : millisecondsSince(begin);
        return RawAnswer.parsed(bytes.toByteArray(), milliseconds);
    }

    private static long millisecondsSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }
}
