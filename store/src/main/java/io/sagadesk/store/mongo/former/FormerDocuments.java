package io.sagadesk.store.mongo.former;

import com.mongodb.client.MongoClients;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the former format in a document directory: {@code snapshot.N} holds the complete state before
 * {@code journal.N}; there is none before the first compaction. During a compaction, and after an interrupted one, there are
 * an older snapshot and several journals.
 */
public final class FormerDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(FormerDocuments.class);
    private static final String FILE = "documents.db";
    private static final String UNFINISHED = "carried-over";

    private final Path directory;

    private FormerDocuments(Path directory) {
        this.directory = directory;
    }

    /**
     * Carries all documents over into a new document file, which gets its place only when it is whole and on the disk. Then
     * the former files are deleted. One that was cut short is begun again. Does nothing without former files, or if there is
     * a document file.
     *
     * @throws StoreUnusableException if a former file is missing or damaged; all of them are left as they are
     */
    public static void carryOver(Path directory) {
        if (!Files.isDirectory(directory)) return;
        var documents = new FormerDocuments(directory);
        try {
            var former = documents.files("(snapshot|journal)\\.\\d{1,18}(\\.new)?");
            if (former.isEmpty()) return;
            if (Files.exists(directory.resolve(FILE))) {
                LOG.warn("{} is used; {} of the former format may be deleted", directory.resolve(FILE), former);
                return;
            }
            documents.carryOver();
            for (var file : former) Files.delete(file);
            documents.discardUnfinished();
        } catch (IOException e) {
            throw new StoreUnusableException(
                    "The documents of " + directory + " cannot be carried over into " + FILE + ": " + e.getMessage(),
                    e);
        }
    }

    private void carryOver() throws IOException {
        LOG.info("Carrying the documents in {} over into {}", directory, FILE);
        var unfinished = directory.resolve(UNFINISHED);
        try (var mongo = EmbeddedMongo.open(unfinished);
                var client = MongoClients.create(mongo.connectionString());
                var carried = new CarriedDocuments(client)) {
            for (var leftover : client.listDatabaseNames())
                client.getDatabase(leftover).drop();
            read(carried);
        }
        // SQLite deletes its write-ahead file when all of it is in the file, and keeps it without a word if that fails
        if (Files.exists(unfinished.resolve(FILE + "-wal"))) {
            throw new IOException("the new file is not complete. Free space or repair the disk, then start again");
        }
        Files.move(unfinished.resolve(FILE), directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(directory)) {
            channel.force(true);
        }
        LOG.info("The documents in {} are carried over", directory);
    }

    private void discardUnfinished() throws IOException {
        var unfinished = directory.resolve(UNFINISHED);
        if (!Files.exists(unfinished)) return;
        try (var rest = Files.list(unfinished)) {
            for (var file : rest.toList()) Files.delete(file);
        }
        Files.delete(unfinished);
    }

    private void read(FormerJournal.Entries entries) throws IOException {
        var oldest = Math.max(0, newest("snapshot"));
        var newest = Math.max(oldest, newest("journal"));
        if (oldest > 0) read("snapshot." + oldest, false, false, entries);
        for (var number = oldest; number <= newest; number++) {
            var isLast = number == newest;
            // one beside its snapshot was made before it, so it has at least a header
            read("journal." + number, isLast, isLast && (newest > oldest || oldest == 0), entries);
        }
    }

    private void read(String name, boolean mayBeCut, boolean mayBeEmpty, FormerJournal.Entries entries)
            throws IOException {
        var file = directory.resolve(name);
        if (Files.exists(file) && (new FormerJournal(file).read(mayBeCut, entries) || mayBeEmpty)) return;
        throw new StoreUnusableException(
                file + " is missing or incomplete, though there are newer files" + FormerJournal.REMEDY);
    }

    private long newest(String kind) throws IOException {
        return files(kind + "\\.\\d{1,18}").stream()
                .map(file -> file.getFileName().toString())
                .mapToLong(name -> Long.parseLong(name.substring(kind.length() + 1)))
                .max()
                .orElse(-1);
    }

    private List<Path> files(String pattern) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .toList();
        }
    }
}
