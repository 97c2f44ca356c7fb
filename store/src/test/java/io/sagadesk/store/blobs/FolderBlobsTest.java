package io.sagadesk.store.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of byte strings against a folder. */
class FolderBlobsTest extends BlobStoreContract {

    @TempDir
    Path directory;

    @Override
    protected BlobStore open() throws IOException {
        return FolderBlobs.in(directory.resolve("blobs"));
    }

    @Override
    protected long stored() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void what_a_crash_left_behind_is_deleted_at_the_next_start() throws IOException {
        Files.writeString(directory.resolve("blobs").resolve("1.unfinished"), "half");
        open();
        assertThat(stored()).isZero();
    }
}
