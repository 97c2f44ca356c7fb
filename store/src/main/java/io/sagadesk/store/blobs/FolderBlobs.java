package io.sagadesk.store.blobs;

import io.sagadesk.store.keys.MasterKeySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Byte strings in files of a folder, in 256 folders by the first byte of their digest. A file gets its name when all of it is on the
 * disk; what a crash leaves behind has another name and is deleted when the folder is opened.
 */
public final class FolderBlobs implements BlobStore {

    private static final String UNFINISHED = ".unfinished";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    private FolderBlobs(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, or creates it. One process may have it open. */
    public static FolderBlobs in(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (var file : files) Files.delete(file);
        }
        return new FolderBlobs(folder);
    }

    @Override
    public BlobId put(InputStream content, long limit) throws IOException {
        var unfinished = folder.resolve(UUID.randomUUID() + UNFINISHED);
        try {
            var id = write(content, limit, unfinished);
            var file = file(id);
            var parent = file.resolveSibling("");
            if (Files.notExists(parent)) {
                Files.createDirectories(parent);
                MasterKeySource.syncDirectory(folder);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            MasterKeySource.syncDirectory(parent);
            return id;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static BlobId write(InputStream content, long limit, Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var measured = new MeasuredStream(content, limit);
        try (var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            measured.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        return measured.id();
    }

    @Override
    public Optional<InputStream> open(BlobId id) throws IOException {
        try {
            return Optional.of(Files.newInputStream(file(id)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(BlobId id) throws IOException {
        return Files.deleteIfExists(file(id));
    }

    private Path file(BlobId id) {
        return folder.resolve(id.sha256().substring(0, 2)).resolve(id.sha256());
    }
}
