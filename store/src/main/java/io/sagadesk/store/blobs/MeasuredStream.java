package io.sagadesk.store.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the bytes that pass, and refuses more than a limit. */
final class MeasuredStream extends DigestInputStream {

    private final long limit;
    private long count;

    MeasuredStream(InputStream content, long limit) {
        super(content, sha256());
        this.limit = limit;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java cannot do SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        if (read >= 0) passed(1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read > 0) passed(read);
        return read;
    }

    private void passed(int more) throws BlobTooLargeException {
        count += more;
        if (count > limit) throw new BlobTooLargeException(limit);
    }

    /** The id of all bytes that have passed. */
    BlobId id() {
        return new BlobId(HexFormat.of().formatHex(getMessageDigest().digest()));
    }
}
