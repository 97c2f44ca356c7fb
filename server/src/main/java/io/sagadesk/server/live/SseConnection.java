package io.sagadesk.server.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** A connection that is written to without waiting: what the other side does not take yet is kept until it does. */
final class SseConnection implements WriteListener, AsyncListener {

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean unflushed;
    private boolean over;

    SseConnection(AsyncContext connection, ServletOutputStream out) {
        this.connection = connection;
        this.out = out;
    }

    void open() {
        connection.setTimeout(0); // it ends when one of the two sides says so
        connection.addListener(this);
        out.setWriteListener(this);
    }

    void send(byte[] frame) {
        synchronized (this) {
            waiting.add(frame);
        }
        onWritePossible();
    }

    synchronized boolean hasSentAll() {
        return waiting.isEmpty() && !unflushed;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Ends the connection in good order; it may be told so twice. */
    void close() {
        synchronized (this) {
            over = true; // before it is given back: from then on it may be somebody else's
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
            writeWhatGoes();
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    private synchronized void writeWhatGoes() throws IOException {
        while (!over && out.isReady()) {
            var frame = waiting.poll();
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

    /** Whoever is asked here and does not end it has the container answer with an error page. */
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
        over = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is not started twice
    }
}
