package io.sagadesk.api;

/** A question; a record. Its answer is a record, too, and says {@link AsOf} what it was computed from. */
public interface Query {

    /** The name of the projection that it is answered from. */
    String projection();
}
