package io.sagadesk.store.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Byte strings of any content under the SHA-256 of their content, so the same bytes are stored once. They pass through
 * in constant memory.
 */
public interface BlobStore {

    /**
     * Stores all bytes of a stream, which the caller closes. They are on the disk on return.
     *
     * @param limit the most bytes
     * @return the id
     * @throws BlobTooLargeException if there are more; nothing is stored
     * @throws IOException if the stream or the store fails; nothing is stored
     */
    BlobId put(InputStream content, long limit) throws IOException;

    /** Opens a byte string, which the caller closes; empty if there is none of this id. */
    Optional<InputStream> open(BlobId id) throws IOException;

    /** Deletes a byte string; returns whether there was one. Whoever reads it may see its end too early. */
    boolean delete(BlobId id) throws IOException;
}
