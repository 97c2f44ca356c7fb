package io.sagadesk.embeddedmongo.index;

import io.sagadesk.embeddedmongo.bson.CompoundKey;
import java.util.Arrays;
import java.util.List;

/** The entries of an index: the sorted keys of documents, each followed by the position of its document. */
public final class IndexEntries {

    private final CompoundKey key;
    private final boolean unique;
    private final boolean sparse;
    private final SortedKeys sorted = new SortedKeys();
    private boolean multikey;

    IndexEntries(CompoundKey key, boolean unique, boolean sparse) {
        this.key = key;
        this.unique = unique;
        this.sparse = sparse;
    }

    CompoundKey key() {
        return key;
    }

    boolean isSparse() {
        return sparse;
    }

    /** Whether a document has, or had, several keys, so that a scan may find the same document more than once. */
    public boolean isMultikey() {
        return multikey;
    }

    int size() {
        return sorted.size();
    }

    public SortedKeys sorted() {
        return sorted;
    }

    /** Returns the position of the document with the same key, or -1. */
    public int positionOf(byte[] document) {
        return positionOfKey(key.of(document).get(0));
    }

    int positionOfKey(byte[] key) {
        byte[] found = sorted.ceiling(key);
        return found != null && isEntryOf(found, key) ? position(found) : -1;
    }

    /** Whether the keys of the document are free or its own; {@code position} is -1 for a new document. */
    public boolean accepts(byte[] document, int position) {
        if (!unique) {
            return true;
        }
        for (byte[] key : keysOf(document)) {
            int found = positionOfKey(key);
            if (found >= 0 && found != position) {
                return false;
            }
        }
        return true;
    }

    public void add(byte[] document, int position) {
        addAll(keysOf(document), position);
    }

    public void remove(byte[] document, int position) {
        keysOf(document).forEach(old -> sorted.remove(entry(old, position)));
    }

    public void replace(byte[] before, byte[] after, int position) {
        List<byte[]> old = keysOf(before);
        List<byte[]> now = keysOf(after);
        if (!same(old, now)) {
            old.forEach(each -> sorted.remove(entry(each, position)));
            addAll(now, position);
        }
    }

    /** Updates the position of each document; their order is unchanged. */
    public void move(int[] positions) {
        sorted.walk(new byte[0], KeyRange.BEHIND_EVERYTHING, entry -> {
            write(entry, positions[position(entry)]);
            return true;
        });
    }

    public static int position(byte[] entry) {
        int at = entry.length - Integer.BYTES;
        return entry[at] << 24 | (entry[at + 1] & 0xFF) << 16 | (entry[at + 2] & 0xFF) << 8 | (entry[at + 3] & 0xFF);
    }

    private List<byte[]> keysOf(byte[] document) {
        return sparse && !key.anyExists(document) ? List.of() : key.of(document);
    }

    private void addAll(List<byte[]> keys, int position) {
        multikey |= keys.size() > 1;
        keys.forEach(each -> sorted.add(entry(each, position)));
    }

    private static boolean same(List<byte[]> some, List<byte[]> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!Arrays.equals(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEntryOf(byte[] entry, byte[] key) {
        return entry.length == key.length + Integer.BYTES && Arrays.equals(entry, 0, key.length, key, 0, key.length);
    }

    private static byte[] entry(byte[] key, int position) {
        byte[] entry = Arrays.copyOf(key, key.length + Integer.BYTES);
        write(entry, position);
        return entry;
    }

    private static void write(byte[] entry, int position) {
        int at = entry.length - Integer.BYTES;
        for (int i = 0, shift = 24; shift >= 0; i++, shift -= 8) {
            entry[at + i] = (byte) (position >> shift);
        }
    }
}
