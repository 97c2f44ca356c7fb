package io.sagadesk.server.log.index;

/**
 * An entry of an index.
 *
 * @param key the text by which the entry is found; it holds no personal data
 * @param owner the id of the subject that is found
 * @param group distinguishes entries of one owner, so that some of them can be removed together; empty if a key has
 *     one entry at most
 */
record IndexEntry(String key, String owner, String group) {

    private static final String SEPARATOR = "/";

    /** Creates the only entry of a key. */
    static IndexEntry only(String key, String owner) {
        return new IndexEntry(key, owner, "");
    }

    String id() {
        return group.isEmpty() ? key : String.join(SEPARATOR, key, owner, group);
    }
}
