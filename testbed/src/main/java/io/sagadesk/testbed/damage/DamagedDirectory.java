package io.sagadesk.testbed.damage;

import io.sagadesk.api.SealedText;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A copy of a data directory, and the ways to damage its files. The places of the damage are random. */
final class DamagedDirectory {

    static final String LOG = "events.db";
    static final String LOG_WAL = "events.db-wal";
    static final String KEYS = "keys.db";
    static final String KEYS_WAL = "keys.db-wal";
    static final String MASTER_KEY = "master.key";
    static final String DOCUMENTS = "documents";

    /** A database, with the files without which it is another one. */
    static final List<String> LOG_FILES = List.of(LOG, LOG_WAL, "events.db-shm");

    static final List<String> KEY_FILES = List.of(KEYS, KEYS_WAL, "keys.db-shm");

    private static final int PAGE = 4_096; // of SQLite
    private static final byte[] CIPHERTEXT = SealedText.BOUND.getBytes(StandardCharsets.UTF_8);
    private static final int BEHIND_COMMITMENT = 60; // well inside of the ciphertext

    private final Path data;
    private final Random random;

    DamagedDirectory(Path data, Random random) {
        this.data = data;
        this.random = random;
    }

    void delete(List<String> names) throws IOException {
        for (var name : names) {
            if (Files.exists(data.resolve(name))) DirectoryTree.delete(data.resolve(name));
        }
    }

    /** Replaces files or directories by those of another directory; what that one lacks is missing. */
    void replace(List<String> names, Path from) throws IOException {
        delete(names);
        for (var name : names) {
            if (Files.exists(from.resolve(name))) DirectoryTree.copy(from.resolve(name), data.resolve(name));
        }
    }

    /**
     * Moves the content of a write-ahead file into its database, as an orderly stop does. Otherwise a damaged page of the
     * database may have a newer version in that file, so that the damage changes nothing.
     */
    void checkpoint(String database) throws IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(database));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    /** Cuts off the end of a file. */
    void cut(String name) throws IOException {
        cutTo(name, 1 + random.nextInt((int) Files.size(data.resolve(name)) - 1));
    }

    /** Cuts off the end of a database. */
    void cutDatabase(String name) throws IOException {
        checkpoint(name);
        cut(name);
    }

    void cutTo(String name, long length) throws IOException {
        try (var file = new RandomAccessFile(data.resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    /** Inverts one bit between two places in a file. */
    void flip(String name, long from, long to) throws IOException {
        flipBit(name, from + random.nextInt((int) (to - from)), random.nextInt(8));
    }

    /** Inverts one bit in the used part of a write-ahead file, behind its header. */
    void flipWal(String name) throws IOException {
        flip(name, WriteAheadFile.HEADER, WriteAheadFile.usedEnd(data.resolve(name)));
    }

    /** Cuts off the end of the used part of a write-ahead file. */
    void cutWal(String name) throws IOException {
        cutTo(name, random.nextInt((int) WriteAheadFile.usedEnd(data.resolve(name))));
    }

    void flip(String name) throws IOException {
        flip(name, 0, Files.size(data.resolve(name)));
    }

    /** Inverts a bit in the type of a page of a database; the first page also contains the header of the file. */
    void flipPageType(String name) throws IOException {
        checkpoint(name);
        var pages = (int) (Files.size(data.resolve(name)) / PAGE);
        flipBit(name, pages < 2 ? 100 : (long) (1 + random.nextInt(pages - 1)) * PAGE, random.nextInt(8));
    }

    /** Inverts a bit in a text that is stored encrypted. */
    void flipText(String name) throws IOException {
        checkpoint(name);
        var content = Files.readAllBytes(data.resolve(name));
        var begin = random.nextInt(content.length / 2);
        for (var at = begin; at < content.length - CIPHERTEXT.length - BEHIND_COMMITMENT; at++) {
            if (ByteBuffer.wrap(content, at, CIPHERTEXT.length).equals(ByteBuffer.wrap(CIPHERTEXT))) {
                flipBit(name, (long) at + CIPHERTEXT.length + BEHIND_COMMITMENT, 0);
                return;
            }
        }
        throw new IllegalStateException("There is no encrypted text in " + name);
    }

    /** The name of the largest file in the documents. */
    String largestDocumentFile() throws IOException {
        try (var files = Files.list(data.resolve(DOCUMENTS))) {
            var largest = files.max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
            return DOCUMENTS + "/" + largest.getFileName();
        }
    }

    private void flipBit(String name, long at, int bit) throws IOException {
        try (var file = new RandomAccessFile(data.resolve(name).toFile(), "rw")) {
            file.seek(at);
            var before = file.read();
            file.seek(at);
            file.write(before ^ 1 << bit);
        }
    }
}
