package io.sagadesk.server.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** A connection for server-sent events with non-blocking writes: frames are queued until the client can take them. */
final class SseConnection implements WriteListener, AsyncListener {

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private boolean unflushed;
    private boolean closed;

    SseConnection(AsyncContext connection, ServletOutputStream out) {
        this.connection = connection;
        this.out = out;
    }

    void open() {
        connection.setTimeout(0); // no timeout: either side ends it
        connection.addListener(this);
        out.setWriteListener(this);
    }

    void send(byte[] frame) {
        synchronized (this) {
            queue.add(frame);
        }
        onWritePossible();
    }

    synchronized boolean hasSentAll() {
        return queue.isEmpty() && !unflushed;
    }

    synchronized boolean isOver() {
        return closed;
    }

    /** Ends the connection cleanly; may be called twice. */
    void close() {
        synchronized (this) {
            closed = true; // before complete(): afterwards the container may reuse the objects
        }
        try {
            connection.complete();
        } catch (IllegalStateException endedAlready) {
            // by the other side
        }
    }

    @Override
    public void onWritePossible() {
        try {
            writeWhileReady();
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    private synchronized void writeWhileReady() throws IOException {
        while (!closed && out.isReady()) {
            var frame = queue.poll();
            if (frame == null && !unflushed) return;
            if (frame == null) out.flush();
            else out.write(frame);
            unflushed = frame != null;
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    /** Completes the connection, else the container would write an error page into it. */
    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        closed = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is not started twice
    }
}
