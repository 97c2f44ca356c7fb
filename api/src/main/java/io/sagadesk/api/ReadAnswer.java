package io.sagadesk.api;

/** The answer to a {@link Query}; a record. */
public interface ReadAnswer {

    AsOf asOf();
}
