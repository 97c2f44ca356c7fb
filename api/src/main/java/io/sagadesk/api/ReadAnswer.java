package io.sagadesk.api;

/** An answer to a {@link Query}; a record. */
public interface ReadAnswer {

    AsOf asOf();
}
