package io.sagadesk.store.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for byte strings wherever they are stored. */
abstract class BlobStoreContract {

    private static final BlobId OF_ABC = new BlobId("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final long LIMIT = 10_000_000;

    private BlobStore blobs;

    protected abstract BlobStore open() throws Exception;

    /** The number of files and parts that are stored. */
    protected abstract long stored() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        blobs = open();
    }

    @Test
    void bytes_are_found_under_their_digest_until_they_are_deleted() throws Exception {
        assertThat(blobs.open(OF_ABC)).isEmpty();
        assertThat(blobs.put(stream("abc"), LIMIT)).isEqualTo(OF_ABC);
        assertThat(content(OF_ABC)).isEqualTo("abc".getBytes(UTF_8));
        assertThat(blobs.delete(OF_ABC)).isTrue();
        assertThat(blobs.delete(OF_ABC)).isFalse();
        assertThat(blobs.open(OF_ABC)).isEmpty();
        assertThat(stored()).isZero();
    }

    @Test
    void the_same_bytes_are_stored_once() throws Exception {
        blobs.put(stream("abc"), LIMIT);
        var once = stored();
        blobs.put(stream("abc"), LIMIT);
        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void every_content_comes_back() throws Exception {
        for (var length : new int[] {0, 1, 261_120, 261_121, 3_000_000}) {
            var bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            assertThat(content(blobs.put(new ByteArrayInputStream(bytes), LIMIT)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void too_many_bytes_are_refused_and_nothing_is_left() throws Exception {
        assertThat(blobs.put(stream("abc"), 3)).isEqualTo(OF_ABC);
        blobs.delete(OF_ABC);
        assertThatThrownBy(() -> blobs.put(stream("abcd"), 3)).isInstanceOf(BlobTooLargeException.class);
        assertThatThrownBy(() -> blobs.put(new Endless(), 2_000_000)).isInstanceOf(BlobTooLargeException.class);
        assertThat(stored()).isZero();
    }

    @Test
    void a_stream_that_fails_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> blobs.put(new Breaking(1_000_000), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("The connection is lost");
        assertThat(stored()).isZero();
    }

    @Test
    void an_id_is_no_path() {
        for (var id : new String[] {"../keys.db", "", "BA7816", OF_ABC.sha256() + "0"}) {
            assertThatThrownBy(() -> new BlobId(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private byte[] content(BlobId id) throws IOException {
        try (var stream = blobs.open(id).orElseThrow()) {
            return stream.readAllBytes();
        }
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }
    }

    /** Ends with a failure after a number of bytes. */
    private static final class Breaking extends InputStream {

        private int left;

        Breaking(int left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left-- > 0) return 'x';
            throw new IOException("The connection is lost");
        }

        /** Unlike the method it overrides, it does not hide the failure. */
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) return 0;
            buffer[offset] = (byte) read();
            return 1;
        }
    }
}
