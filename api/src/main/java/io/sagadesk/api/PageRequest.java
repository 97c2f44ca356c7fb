package io.sagadesk.api;

/** How much of a list is asked for at a time. */
public final class PageRequest {

    /** The most items of a page. */
    public static final int MOST = 1_000;

    private PageRequest() {}

    /** Returns the number of items, or refuses it. */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " items");
        }
        return limit;
    }
}
