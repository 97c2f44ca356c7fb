package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks the write-ahead file beside an SQLite file. SQLite reads it up to the first frame whose checksum is wrong and
 * passes over the rest without a word. That is right for a write that was not finished, and silent loss for a damaged
 * frame in the middle. The format is described in SQLite's "WAL-mode File Format".
 */
public final class WriteAheadFile {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int CHECKED_OF_FRAME_HEADER = 8;
    private static final int MAGIC = 0x377f0682; // with the last bit set, checksums are of big-endian words
    private static final int MAX_PAGE = 65_536;

    private final ByteBuffer bytes;
    private final int frame;
    private final int firstSalt;
    private final int secondSalt;
    private int sum;
    private int otherSum;

    private WriteAheadFile(ByteBuffer bytes) {
        this.bytes = bytes;
        this.frame = FRAME_HEADER + bytes.getInt(8);
        this.firstSalt = bytes.getInt(16);
        this.secondSalt = bytes.getInt(20);
    }

    /**
     * Refuses a file whose write-ahead file has whole transactions behind a damaged part. An unfinished last transaction
     * is normal after a crash.
     */
    public static void requireWhole(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + "-wal");
        if (!Files.isRegularFile(beside)) return;
        var size = Files.size(beside);
        if (size <= HEADER + FRAME_HEADER || size > Integer.MAX_VALUE) return; // without a frame, or not to be mapped
        try (var channel = FileChannel.open(beside, StandardOpenOption.READ)) {
            var damage = firstDamage(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
            if (damage >= 0) {
                throw new StoreUnusableException(beside + " is damaged at byte " + damage
                        + ": there are whole transactions behind it, so this is no unfinished write."
                        + " It was left as it is; restore a backup");
            }
        }
    }

    /** Returns the offset of the damage in bytes; -1 if there is none. */
    private static long firstDamage(ByteBuffer bytes) {
        var page = bytes.getInt(8);
        if ((bytes.getInt(0) & ~1) != MAGIC || page < 1 || page > MAX_PAGE) return 0;
        return new WriteAheadFile(bytes).damage();
    }

    private long damage() {
        bytes.order((bytes.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        add(0, FRAME_HEADER);
        if (!sumsAreAt(FRAME_HEADER)) return 0;
        var at = HEADER;
        while (isWhole(at)) at += frame;
        return transactionsFrom(at) > 1 ? at : -1;
    }

    private boolean isWhole(int at) {
        if (at + frame > bytes.limit() || !isOfThisCycle(at)) return false;
        add(at, CHECKED_OF_FRAME_HEADER);
        add(at + FRAME_HEADER, frame - FRAME_HEADER);
        return sumsAreAt(at + FRAME_HEADER - 8);
    }

    /**
     * Counts the transactions that end or go on behind a damaged frame. Only one may be unfinished, because each begins
     * after the one before it is on disk. Frames of an earlier cycle of the file have other salts.
     */
    private int transactionsFrom(int damaged) {
        var transactions = 0;
        var goesOn = false;
        for (var at = damaged; at + frame <= bytes.limit(); at += frame) {
            if (at > damaged && !isOfThisCycle(at)) continue;
            goesOn = bigEndian(at + 4) == 0;
            if (!goesOn) transactions++;
        }
        return goesOn && transactions > 0 ? transactions + 1 : transactions;
    }

    private boolean isOfThisCycle(int at) {
        return bigEndian(at + 8) == firstSalt && bigEndian(at + 12) == secondSalt;
    }

    private boolean sumsAreAt(int at) {
        return bigEndian(at) == sum && bigEndian(at + 4) == otherSum;
    }

    private void add(int from, int length) {
        for (var at = from; at < from + length; at += 8) {
            sum += bytes.getInt(at) + otherSum;
            otherSum += bytes.getInt(at + 4) + sum;
        }
    }

    private int bigEndian(int at) {
        var value = bytes.getInt(at);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
    }
}
