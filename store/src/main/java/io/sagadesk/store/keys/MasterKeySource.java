package io.sagadesk.store.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the master key from the setting {@code SAGADESK_MASTER_KEY} (the base64 of 32 bytes, or the path of a file that
 * holds it) or else from {@code master.key} in the data directory. The file is created when a key is first needed. Instances
 * that share their keys have the setting only, because each would create a file of its own.
 */
public final class MasterKeySource {

    /** The name of the setting. */
    public static final String SETTING = "SAGADESK_MASTER_KEY";

    public static final String FILE = "master.key";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final byte[] LINE_END = {'\n'};

    private final @Nullable Path directory;
    private final @Nullable String setting;

    /** @param setting the value of {@link #SETTING}; null or blank when it is not set */
    public MasterKeySource(Path directory, @Nullable String setting) {
        this(setting, directory);
    }

    private MasterKeySource(@Nullable String setting, @Nullable Path directory) {
        this.directory = directory;
        this.setting = setting == null || setting.isBlank() ? null : setting.strip();
    }

    /** The source of instances that share their keys: the setting alone. */
    public static MasterKeySource shared(@Nullable String setting) {
        return new MasterKeySource(setting, null);
    }

    /** Returns the key, or empty if no setting is given and no file exists. */
    public Optional<MasterKey> find() {
        if (setting != null) return Optional.of(fromSetting(setting));
        if (directory == null) return Optional.empty();
        var file = directory.resolve(FILE);
        return Files.exists(file) ? Optional.of(fromFile(file)) : Optional.empty();
    }

    /** Returns the key. A missing key is created, and its file is on disk on return. */
    public MasterKey findOrCreate() {
        return find().orElseGet(() -> {
            if (directory == null) throw missing();
            return create(directory);
        });
    }

    /** The exception to throw if there is no key although one is needed. */
    public MasterKeyException missing() {
        if (directory == null) {
            return new MasterKeyException(SETTING + " is not set, and instances that share the customers' keys need the"
                    + " same master key: set it to the base64 of 32 bytes (openssl rand -base64 32), or to the path of"
                    + " a file with them");
        }
        return new MasterKeyException("The master key of the key store is missing: " + remedy()
                + ". A new one could not read what is stored");
    }

    /** How people give the key, as the beginning of a sentence. */
    public String remedy() {
        return (directory == null ? "" : "put back " + FILE + " or ") + "set " + SETTING;
    }

    private static MasterKey fromSetting(String setting) {
        try {
            return MasterKey.ofBase64(setting);
        } catch (IllegalArgumentException notAKey) {
            return fromFile(existing(setting));
        }
    }

    private static Path existing(String setting) {
        try {
            var file = Path.of(setting);
            if (Files.isRegularFile(file)) return file;
        } catch (InvalidPathException e) {
            // reported below without the value, which may be a mistyped key
        }
        throw new MasterKeyException(
                SETTING + " is neither the base64 of " + CryptoPrimitives.KEY_LENGTH + " bytes nor the path of a file");
    }

    private static MasterKey fromFile(Path file) {
        try {
            if (!Files.isRegularFile(file)) throw new MasterKeyException(file + " is no file: put back the saved file");
            refuseIfOthersCanRead(file);
            return MasterKey.ofBase64(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new MasterKeyException(file + " does not hold the base64 of " + CryptoPrimitives.KEY_LENGTH
                    + " bytes: put back the saved file");
        } catch (IOException e) {
            throw new MasterKeyException(
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "): put back the saved file, and let its owner read it",
                    e);
        }
    }

    private static void refuseIfOthersCanRead(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        for (var permission : permissions) {
            if (!permission.name().startsWith("OWNER_")) {
                throw new MasterKeyException("Others than its owner may use " + file + " ("
                        + PosixFilePermissions.toString(permissions) + "). Close it: chmod 600 " + file);
            }
        }
    }

    private static MasterKey create(Path directory) {
        var key = CryptoPrimitives.random(CryptoPrimitives.KEY_LENGTH);
        var text = Base64.getEncoder().encode(key);
        Arrays.fill(key, (byte) 0);
        try {
            var unfinished = directory.resolve(FILE + ".new"); // a crash must not leave half a key under the real name
            Files.deleteIfExists(unfinished);
            writeForOwnerOnly(unfinished, text);
            Files.move(unfinished, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a master key in " + directory, e);
        }
        return MasterKey.ofBase64(text);
    }

    private static void writeForOwnerOnly(Path file, byte[] text) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            for (var part : List.of(text, LINE_END)) {
                for (var left = ByteBuffer.wrap(part); left.hasRemaining(); ) channel.write(left);
            }
            channel.force(true);
        }
    }

    public static void syncDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
