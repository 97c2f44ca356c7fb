package io.sagadesk.server.wiring;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * The bearer token of the server: given by a setting, or created at the first start and kept in a file that only its owner
 * can read.
 */
public final class AdminToken {

    /** The environment variable with a token that several instances share. */
    public static final String SETTING = "SAGADESK_ADMIN_TOKEN";

    private static final int RANDOM_BYTES = 32;
    private static final int MIN_LENGTH = 20;
    private static final String REMEDY = ": delete it, and a new one is made at the next start";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] token;

    private AdminToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes the token of the setting.
     *
     * @throws StoreUnusableException if it has less than 20 characters, or one that no header can hold
     */
    public static AdminToken of(String token) {
        if (isUsable(token)) return new AdminToken(token);
        throw new StoreUnusableException(SETTING + " holds no token of at least " + MIN_LENGTH
                + " visible ASCII characters: take a random one, or leave it out");
    }

    /**
     * Reads the token from a file, or creates it.
     *
     * @throws StoreUnusableException if others may read the file, or the token has less than 20 characters, or one that no
     * header can hold
     */
    public static AdminToken in(Path file) {
        try {
            if (!Files.exists(file)) write(file);
            if (Files.isDirectory(file)) throw new StoreUnusableException(file + " is a directory" + REMEDY);
            requireOwnerOnly(file);
            var token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!isUsable(token)) {
                throw new StoreUnusableException(
                        file + " holds no token of at least " + MIN_LENGTH + " visible characters" + REMEDY);
            }
            return new AdminToken(token);
        } catch (IOException unreadable) {
            throw new StoreUnusableException(
                    file + " cannot be read or made (" + unreadable + "): let its owner read and write it", unreadable);
        }
    }

    private static boolean isUsable(String token) {
        return token.length() >= MIN_LENGTH && token.chars().allMatch(AdminToken::fitsHeader);
    }

    private static boolean fitsHeader(int character) {
        return character > ' ' && character < 127;
    }

    /** Compares in constant time. */
    public boolean is(String shown) {
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        var partial = file.resolveSibling(file.getFileName() + ".tmp"); // a crash leaves no half token behind
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(partial, token, StandardOpenOption.DSYNC, StandardOpenOption.WRITE);
        Files.move(partial, file);
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        if (!others.isEmpty()) {
            throw new StoreUnusableException("Others may use " + file + ": run chmod 600 on it");
        }
    }
}
