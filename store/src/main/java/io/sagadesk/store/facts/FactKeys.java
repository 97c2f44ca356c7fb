package io.sagadesk.store.facts;

/** What a collection, a key and a document may be, wherever they are stored. */
final class FactKeys {

    /** Greater than every key that {@link #require} allows. */
    static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final int LONGEST_KEY = 500; // a third of what an index of PostgreSQL can hold, in bytes
    private static final int LONGEST_DOCUMENT = 1_000_000;

    private FactKeys() {}

    /**
     * Refuses names and keys that are empty, long or have control characters, and documents that are not small.
     *
     * @throws IllegalArgumentException if they are
     */
    static void require(String collection, String key, String json) {
        requireName(collection);
        requireName(key);
        if (json.length() > LONGEST_DOCUMENT || json.indexOf(0) >= 0) {
            throw new IllegalArgumentException("A fact of " + collection + " has more than " + LONGEST_DOCUMENT
                    + " characters, or the character U+0000");
        }
    }

    private static void requireName(String name) {
        var isAllowed = !name.isEmpty()
                && name.length() <= LONGEST_KEY
                && name.codePoints().allMatch(c -> c >= ' ' && c < Character.MAX_CODE_POINT && !isSurrogate(c));
        if (!isAllowed) {
            throw new IllegalArgumentException(
                    "The name of a fact has 1 to " + LONGEST_KEY + " characters and no control characters");
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
