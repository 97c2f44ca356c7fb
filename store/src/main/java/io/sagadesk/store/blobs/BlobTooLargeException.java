package io.sagadesk.store.blobs;

import java.io.IOException;

/** Thrown when a byte string is longer than allowed. Nothing was stored. */
public final class BlobTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BlobTooLargeException(long limit) {
        super("There are more than " + limit + " bytes");
    }
}
