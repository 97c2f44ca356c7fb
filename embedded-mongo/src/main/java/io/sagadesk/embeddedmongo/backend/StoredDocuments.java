package io.sagadesk.embeddedmongo.backend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Documents as bytes at ascending positions, in the order of insertion, on which clients rely (Axon's dead-letter queue for
 * example). A deleted document leaves a hole until {@link #closeHoles}.
 */
final class StoredDocuments {

    private static final int MANY = 4096;

    private byte[] @Nullable [] documents = new byte[16][];
    private int end;
    private int count;
    private long bytes;

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** The highest position ever used, plus 1. */
    int end() {
        return end;
    }

    byte @Nullable [] get(int position) {
        return documents[position];
    }

    int add(byte[] document) {
        if (end == documents.length) {
            documents = Arrays.copyOf(documents, documents.length + (documents.length >> 1));
        }
        documents[end] = document;
        bytes += document.length;
        count++;
        return end++;
    }

    void replace(int position, byte[] before, byte[] after) {
        documents[position] = after;
        bytes += after.length - before.length;
    }

    void remove(int position, byte[] document) {
        documents[position] = null;
        bytes -= document.length;
        count--;
    }

    boolean isMostlyHoles() {
        return end - count > count + MANY;
    }

    /** Moves all documents together; returns the new position for each old one. */
    int[] closeHoles() {
        int[] moved = new int[end];
        byte[] @Nullable [] together = new byte[Math.max(16, count)][];
        int next = 0;
        for (int position = 0; position < end; position++) {
            moved[position] = next;
            if (documents[position] != null) {
                together[next++] = documents[position];
            }
        }
        documents = together;
        end = next;
        return moved;
    }

    byte[] @Nullable [] image() {
        return Arrays.copyOf(documents, end);
    }
}
