package io.sagadesk.localpostgres;

/** Thrown when a program of PostgreSQL fails; the message is a sentence for people. */
public final class PostgresUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresUnusableException(String message) {
        super(message);
    }
}
