package io.sagadesk.store.blobs;

import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of byte strings against GridFS over the MongoDB protocol. */
class GridFsBlobsTest extends BlobStoreContract {

    @TempDir
    Path directory;

    private @Nullable MongoDatabases mongo;

    @Override
    protected BlobStore open() {
        var opened = MongoDatabases.open(null, directory);
        mongo = opened;
        return new GridFsBlobs(opened.database());
    }

    @Override
    protected long stored() {
        var database = Objects.requireNonNull(mongo).database();
        return database.getCollection("blobs.files").countDocuments()
                + database.getCollection("blobs.chunks").countDocuments();
    }

    @AfterEach
    void close() {
        if (mongo != null) mongo.close();
    }
}
