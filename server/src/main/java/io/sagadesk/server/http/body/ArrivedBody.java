package io.sagadesk.server.http.body;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of a request body that has arrived. Its memory grows with it, so a sender that only announces a length takes
 * none.
 */
final class ArrivedBody {

    private static final int FIRST_BYTES = 8 * 1024;

    private final BodyLimit limit;
    private final long announced;
    private byte[] bytes = {};
    private int size;

    /** @param announced the size according to the request, -1 if it is not known */
    ArrivedBody(BodyLimit limit, long announced) {
        this.limit = limit;
        this.announced = announced;
    }

    /** Reads what the container has read with the headers already; never waits. */
    void readBuffered(ServletInputStream in) throws IOException, BodyRefused {
        if (announced < 0) return; // the container may wait for the size of a chunk
        while (!isWhole() && in.available() > 0) readFrom(in);
    }

    /** Reads once. The caller knows that the stream is ready. */
    void readFrom(ServletInputStream in) throws IOException, BodyRefused {
        if (size == bytes.length) grow();
        var count = in.read(bytes, size, bytes.length - size);
        if (count > 0) size += count;
        if (size > limit.most()) throw new BodyRefused(limit.tooLarge());
    }

    boolean isWhole() {
        return size == announced;
    }

    int size() {
        return size;
    }

    /** The body; not a copy, if its size was announced. */
    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Gives the memory back for other bodies; may be called twice. */
    void release() {
        limit.memory().release(bytes.length);
        bytes = new byte[0];
        size = 0;
    }

    private void grow() throws BodyRefused {
        var most = announced < 0 ? limit.most() + 1 : (int) announced; // one more shows that it is too large
        var larger = Math.min(most, Math.max(FIRST_BYTES, bytes.length * 2));
        if (!limit.memory().tryAcquire(larger - bytes.length)) throw new BodyRefused(limit.overloaded());
        bytes = Arrays.copyOf(bytes, larger);
    }
}
