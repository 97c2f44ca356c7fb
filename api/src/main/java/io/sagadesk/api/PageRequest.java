package io.sagadesk.api;

/** The page size of list queries. */
public final class PageRequest {

    /** The maximum number of items on a page. */
    public static final int MOST = 1_000;

    private PageRequest() {}

    /** Returns the limit if it is valid, and refuses it otherwise. */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " items");
        }
        return limit;
    }
}
