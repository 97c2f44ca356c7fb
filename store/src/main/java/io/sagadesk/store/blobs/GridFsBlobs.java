package io.sagadesk.store.blobs;

import com.mongodb.MongoGridFSException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Byte strings in GridFS, in the bucket {@code blobs} of a MongoDB that all instances share. A write is acknowledged by a majority,
 * on its disks. A file gets the digest as its name when all bytes are stored; before that nobody finds it. The parts of an upload
 * that was interrupted by a crash stay in {@code blobs.chunks}.
 */
public final class GridFsBlobs implements BlobStore {

    private static final String UNFINISHED = "unfinished";

    private final GridFSBucket bucket;

    public GridFsBlobs(MongoDatabase database) {
        bucket = GridFSBuckets.create(database, "blobs").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public BlobId put(InputStream content, long limit) throws IOException {
        var measured = new MeasuredStream(content, limit);
        try {
            var file = bucket.uploadFromStream(UNFINISHED, measured); // deletes its parts if the stream fails
            var id = measured.id();
            if (files(id).isEmpty()) bucket.rename(file, id.sha256());
            else bucket.delete(file);
            return id;
        } catch (MongoGridFSException e) {
            if (e.getCause() instanceof IOException reason) throw reason;
            throw e;
        }
    }

    @Override
    public Optional<InputStream> open(BlobId id) {
        return files(id).stream().findFirst().map(file -> bucket.openDownloadStream(file.getId()));
    }

    @Override
    public boolean delete(BlobId id) {
        var files = files(id);
        for (var file : files) bucket.delete(file.getId());
        return !files.isEmpty();
    }

    /** Usually one; two if the same bytes were stored twice at once. */
    private List<GridFSFile> files(BlobId id) {
        return bucket.find(Filters.eq("filename", id.sha256())).into(new ArrayList<>());
    }
}
