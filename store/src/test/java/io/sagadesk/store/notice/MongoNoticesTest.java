package io.sagadesk.store.notice;

import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract of notices against the MongoDB protocol. */
class MongoNoticesTest extends NoticeChannelContract {

    @TempDir
    Path directory;

    private @Nullable MongoDatabases mongo;

    @Override
    protected NoticeChannel open() {
        var opened = mongo == null ? MongoDatabases.open(null, directory) : mongo;
        mongo = opened;
        return SharedNotices.over(opened.database());
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        if (mongo != null) mongo.close();
    }
}
