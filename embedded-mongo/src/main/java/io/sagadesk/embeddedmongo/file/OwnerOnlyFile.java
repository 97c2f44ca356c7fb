package io.sagadesk.embeddedmongo.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Reads and writes a short text with a secret in it, which only the owner of the file may read. */
public final class OwnerOnlyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private OwnerOnlyFile() {}

    /**
     * Reads the text without white space at its ends.
     *
     * @throws DocumentDirectoryException if others may use the file, or it cannot be read
     */
    public static String read(Path file) {
        try {
            EnumSet<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (others.isEmpty()) return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot read " + file + ": " + e, e);
        }
        throw new DocumentDirectoryException("Others may use " + file + ": run chmod 600 on it", null);
    }

    /**
     * Writes the file as a whole, in place of one that is there.
     *
     * @throws DocumentDirectoryException if it cannot be written
     */
    public static void write(Path file, String text) {
        Path partial = file.resolveSibling(file.getFileName() + ".tmp"); // nobody reads half a text
        try {
            Files.deleteIfExists(partial);
            Files.createFile(partial, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(partial, text + "\n", StandardOpenOption.DSYNC, StandardOpenOption.WRITE);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Deletes the file if it is there.
     *
     * @throws DocumentDirectoryException if it cannot be deleted
     */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DocumentDirectoryException("Cannot delete " + file + ": " + e, e);
        }
    }
}
