package io.sagadesk.api;

/** A query; a record. Its answer, also a record, states the projection and its log position: {@link AsOf}. */
public interface Query {

    /** The name of the projection that answers the query. */
    String projection();
}
