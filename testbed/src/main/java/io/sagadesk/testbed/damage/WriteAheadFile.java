package io.sagadesk.testbed.damage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A write-ahead file of SQLite. It is written from its beginning again after its content was moved into the database, so
 * its end may be from earlier and of no use any more. See "WAL Format" in SQLite's documentation.
 */
final class WriteAheadFile {

    static final int HEADER = 32;

    private static final int PAGE_SIZE_AT = 8;
    private static final int SALT_AT = 16;
    private static final int FRAME_HEADER = 24;
    private static final int SALT_IN_FRAME = 8;

    private WriteAheadFile() {}

    /** The end of the frames that are in use; they have the same salt as the header. */
    static long usedEnd(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(PAGE_SIZE_AT);
            var frame = FRAME_HEADER + (long) file.readInt();
            file.seek(SALT_AT);
            var salt = file.readLong();
            long end = HEADER;
            while (end + frame <= file.length() && saltAt(end, file) == salt) end += frame;
            return end;
        }
    }

    private static long saltAt(long frame, RandomAccessFile file) throws IOException {
        file.seek(frame + SALT_IN_FRAME);
        return file.readLong();
    }
}
