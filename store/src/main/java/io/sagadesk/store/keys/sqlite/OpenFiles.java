package io.sagadesk.store.keys.sqlite;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in the reverse order of their opening. */
final class OpenFiles implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                if (failure == null) failure = new IllegalStateException("Cannot close the key store", e);
                else failure.addSuppressed(e);
            }
        }
        if (failure != null) throw failure;
    }
}
