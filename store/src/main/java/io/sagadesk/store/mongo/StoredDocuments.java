package io.sagadesk.store.mongo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Documents as bytes, each at a position that it keeps; positions of removed ones are taken again. */
final class StoredDocuments {

    private byte[] @Nullable [] documents = new byte[16][];
    private int end;
    private int[] free = new int[16];
    private int freeCount;
    private long bytes;

    int count() {
        return end - freeCount;
    }

    long bytes() {
        return bytes;
    }

    /** One more than the highest position that was ever taken. */
    int end() {
        return end;
    }

    byte @Nullable [] get(int position) {
        return documents[position];
    }

    int add(byte[] document) {
        int position = freeCount > 0 ? free[--freeCount] : end++;
        if (position == documents.length) {
            documents = Arrays.copyOf(documents, documents.length + (documents.length >> 1));
        }
        documents[position] = document;
        bytes += document.length;
        return position;
    }

    void replace(int position, byte[] before, byte[] after) {
        documents[position] = after;
        bytes += after.length - before.length;
    }

    void remove(int position, byte[] document) {
        documents[position] = null;
        bytes -= document.length;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = position;
    }

    byte[] @Nullable [] image() {
        return Arrays.copyOf(documents, end);
    }
}
