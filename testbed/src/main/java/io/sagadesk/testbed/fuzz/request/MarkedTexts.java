package io.sagadesk.testbed.fuzz.request;

/**
 * Marks in every text and id that a request invents. What a person says must not get into the server's log or into an
 * error, so neither may contain them.
 */
public final class MarkedTexts {

    /** What each mark begins with: letters and digits only, so that a mark may be part of an id, a path or a header. */
    public static final String ANY = "zq7";

    /** In names, messages and the like. */
    public static final String TEXT = ANY + "text";

    /** In ids, and in names of fields, which an error does repeat. */
    public static final String ID = ANY + "id";

    private MarkedTexts() {}
}
