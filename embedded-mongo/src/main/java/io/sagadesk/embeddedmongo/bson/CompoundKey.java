package io.sagadesk.embeddedmongo.bson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A compound sort key: fields, each ascending or descending, as of an index or of a sort order. Not thread-safe. */
public final class CompoundKey {

    /** One field of the key. */
    public record Part(String field, FieldPath path, boolean ascending) {
        public Part(String field, boolean ascending) {
            this(field, new FieldPath(field), ascending);
        }
    }

    private final List<Part> parts;
    private final IndexKeyWriter writer = new IndexKeyWriter();

    public CompoundKey(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public List<Part> parts() {
        return parts;
    }

    public boolean anyExists(byte[] document) {
        return parts.stream().anyMatch(part -> part.path().exists(document));
    }

    /** Returns the keys of a document: one, or several if a field is an array. */
    public List<byte[]> of(byte[] document) {
        List<byte[]> keys = values(parts.get(0), document);
        for (Part part : parts.subList(1, parts.size())) keys = joined(keys, values(part, document));
        return keys;
    }

    /**
     * Returns the key that determines the sort position of a document: for an array, its smallest element, or its largest if
     * descending.
     */
    public byte[] first(byte[] document) {
        List<byte[]> keys = of(document);
        return keys.size() == 1
                ? keys.get(0)
                : keys.stream().min(Arrays::compareUnsigned).orElseThrow();
    }

    private List<byte[]> values(Part part, byte[] document) {
        List<byte[]> values = part.path().keys(document, writer);
        if (!part.ascending()) values.replaceAll(IndexKeyWriter::inverted);
        return values;
    }

    /** Returns each of the first keys, followed by each of the others. */
    public static List<byte[]> joined(List<byte[]> starts, List<byte[]> ends) {
        List<byte[]> joined = new ArrayList<>(starts.size() * ends.size());
        for (byte[] start : starts) {
            for (byte[] end : ends) {
                byte[] both = Arrays.copyOf(start, start.length + end.length);
                System.arraycopy(end, 0, both, start.length, end.length);
                joined.add(both);
            }
        }
        return joined;
    }
}
