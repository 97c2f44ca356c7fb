package io.sagadesk.store.blobs;

import java.util.regex.Pattern;

/**
 * Names a byte string by its content.
 *
 * @param sha256 64 hexadecimal digits in small letters
 */
public record BlobId(String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is no such digest, which may come from a request and name a path */
    public BlobId {
        if (!DIGEST.matcher(sha256).matches()) throw new IllegalArgumentException("A blob is named by its SHA-256");
    }
}
