package io.sagadesk.embeddedmongo.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the document store. {@code snapshot.N} holds the complete state before {@code journal.N}; there is none
 * before the first compaction. During a compaction, and after an interrupted one, there are an older snapshot and several
 * journals.
 */
public final class JournalDirectory {

    private static final Logger log = LoggerFactory.getLogger(JournalDirectory.class);
    private static final int SNAPSHOT_FRAME = 4 << 20;

    /** The result of the recovery, and the file in which to continue. */
    record Recovered(JournalFile file, long generation, long snapshotLength) {}

    private final Path directory;

    public JournalDirectory(Path directory) {
        this.directory = directory;
    }

    JournalFile createJournal(long number) throws IOException {
        JournalFile created = JournalFile.create(journal(number));
        created.force();
        sync();
        return created;
    }

    Recovered recover(JournalReader.RestoredEntries restored) throws IOException {
        long oldest = Math.max(0, newest("snapshot"));
        long newest = Math.max(oldest, newest("journal"));
        long snapshotLength = oldest == 0 ? 0 : readWhole(snapshot(oldest), restored);
        for (long number = oldest; number < newest; number++) {
            readWhole(journal(number), restored);
        }
        JournalFile continued = continueJournal(newest, newest > oldest || oldest == 0, restored);
        deleteLeftovers(oldest);
        return new Recovered(continued, newest, snapshotLength);
    }

    /**
     * @param mayBeEmpty whether a crash may have come while the file was made; one beside its snapshot was made before it
     */
    private JournalFile continueJournal(long number, boolean mayBeEmpty, JournalReader.RestoredEntries restored)
            throws IOException {
        Path last = journal(number);
        if (!Files.exists(last)) {
            if (number > 0) {
                throw incomplete(last);
            }
            return createJournal(number);
        }
        long whole = new JournalReader(last, restored).read();
        if (whole == 0 && !mayBeEmpty) {
            throw incomplete(last);
        }
        long torn = Files.size(last) - whole;
        if (torn > 0) {
            log.warn("The last {} bytes of {} were not completely written and are cut off", torn, last);
        }
        return whole == 0 ? createJournal(number) : JournalFile.continued(last, whole);
    }

    private static long readWhole(Path file, JournalReader.RestoredEntries restored) throws IOException {
        long whole = Files.exists(file) ? new JournalReader(file, restored).read() : 0;
        if (whole == 0 || whole < Files.size(file)) {
            throw incomplete(file);
        }
        return whole;
    }

    private static DocumentDirectoryException incomplete(Path file) {
        return new DocumentDirectoryException(
                file + " is missing or incomplete, though there are newer files. Put back a"
                        + " saved copy of its directory, or move the directory away: what is derived from the events is then"
                        + " built again");
    }

    /** Writes the complete state to a snapshot, which replaces the earlier files. Returns its length in bytes. */
    long writeSnapshot(long number, List<CollectionImage> images) throws IOException {
        Path unfinished = directory.resolve("snapshot." + number + ".new");
        long length;
        try (JournalFile file = JournalFile.create(unfinished)) {
            JournalFrame frame = new JournalFrame();
            for (CollectionImage image : images) {
                write(image, frame, file);
            }
            flush(frame, file);
            length = file.length();
        }
        Files.move(unfinished, snapshot(number), StandardCopyOption.ATOMIC_MOVE);
        sync();
        deleteLeftovers(number);
        return length;
    }

    private static void write(CollectionImage image, JournalFrame frame, JournalFile file) throws IOException {
        frame.name(JournalFrame.CREATE, image.name(), "");
        image.indexes().forEach(index -> frame.document(JournalFrame.INDEX, image.name(), index));
        for (byte[] document : image.documents()) {
            if (document != null) {
                frame.document(JournalFrame.PUT, image.name(), document);
                if (frame.length() > SNAPSHOT_FRAME) {
                    flush(frame, file);
                }
            }
        }
    }

    private static void flush(JournalFrame frame, JournalFile file) throws IOException {
        if (!frame.isEmpty()) {
            file.append(frame.seal());
            frame.clear();
        }
    }

    private void deleteLeftovers(long oldest) throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".new") || (isNumbered(name) && numberOf(name) < oldest)) {
                Files.delete(file);
            }
        }
    }

    private long newest(String kind) throws IOException {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(kind) && isNumbered(name))
                .mapToLong(JournalDirectory::numberOf)
                .max()
                .orElse(-1);
    }

    private static boolean isNumbered(String name) {
        return name.matches("(snapshot|journal)\\.\\d{1,18}");
    }

    private static long numberOf(String name) {
        return Long.parseLong(name.substring(name.indexOf('.') + 1));
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var listed = Files.newDirectoryStream(directory)) {
            listed.forEach(files::add);
        }
        return files;
    }

    private Path journal(long number) {
        return directory.resolve("journal." + number);
    }

    private Path snapshot(long number) {
        return directory.resolve("snapshot." + number);
    }

    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
