package io.sagadesk.embeddedmongo.journal;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the changes of commands to disk. They are handed to the operating system before the command is answered, so they
 * survive the end of the process. For one thread at a time, except that the compaction runs in its own thread.
 */
public final class DocumentJournal implements AutoCloseable {

    /**
     * The condition for a compaction: the minimum size of the journal in bytes, and its minimum size as a multiple of the
     * snapshot.
     */
    public record Growth(long bytes, int times) {
        boolean isEnough(long journal, long snapshot) {
            return journal > bytes && journal > times * snapshot;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(DocumentJournal.class);

    private final JournalDirectory directory;
    private final JournalFrame frame = new JournalFrame();
    private final Growth growth;
    private JournalFile file;
    private long generation;
    private volatile long snapshotLength;
    private volatile @Nullable Thread compaction;
    private @Nullable Exception failure;

    private DocumentJournal(JournalDirectory directory, JournalDirectory.Recovered recovered, Growth growth) {
        this.directory = directory;
        this.growth = growth;
        this.file = recovered.file();
        this.generation = recovered.generation();
        this.snapshotLength = recovered.snapshotLength();
    }

    /** Restores the stored state and continues the journal after it. */
    public static DocumentJournal open(
            JournalDirectory directory, Growth growth, JournalReader.RestoredEntries restored) throws IOException {
        return new DocumentJournal(directory, directory.recover(restored), growth);
    }

    public JournalFile file() {
        return file;
    }

    /** Returns the frame to which the running command adds its changes. */
    public JournalFrame frame() {
        return frame;
    }

    /** Starts a command; called before it changes anything. */
    public void begin() {
        if (failure != null) {
            throw refusal();
        }
        frame.clear();
    }

    /** Ends a command and writes its changes; called even if the command failed half-way. */
    public void commit() {
        if (frame.isEmpty()) {
            return;
        }
        try {
            file.append(frame.seal());
        } catch (IOException e) {
            failure = e;
            log.error("The document journal cannot be written; nothing is stored any more until a restart", e);
            throw refusal();
        }
    }

    public boolean hasOutgrown() {
        return compaction == null && failure == null && growth.isEnough(file.length(), snapshotLength);
    }

    /** Continues in a new file, while a thread writes the given state to a snapshot that replaces the old files. */
    public void compact(List<CollectionImage> images) {
        try {
            JournalFile next = directory.createJournal(generation + 1);
            file.close(); // syncs the old file, so that the new file never survives it
            file = next;
            generation++;
        } catch (IOException e) {
            log.error("The document journal cannot be compacted", e);
            return;
        }
        long number = generation;
        Thread thread = new Thread(() -> writeSnapshot(number, images), "document-compaction");
        compaction = thread;
        thread.start();
    }

    private void writeSnapshot(long number, List<CollectionImage> images) {
        try {
            snapshotLength = directory.writeSnapshot(number, images);
        } catch (IOException | RuntimeException e) {
            log.error("The document journal cannot be compacted; it goes on growing", e);
        } finally {
            compaction = null;
        }
    }

    private MongoServerException refusal() {
        return new MongoServerException("The document store accepts nothing any more, because its journal could not be"
                + " written: " + failure + ". Free space or repair the disk, then start again");
    }

    @Override
    public void close() throws IOException {
        Thread running = compaction;
        if (running != null) {
            join(running);
        }
        file.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the unfinished snapshot is harmless
        }
    }
}
