package io.sagadesk.server.http.problem;

/** Thrown for a parameter that is none of the words of an enum. */
public final class NotAWord extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public NotAWord(Class<?> type) {
        super(JsonFaults.oneOf(type));
    }
}
