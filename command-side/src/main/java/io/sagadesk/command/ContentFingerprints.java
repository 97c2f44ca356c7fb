package io.sagadesk.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.PersonalData;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of message contents by id, 16 bytes each: enough to tell a repeat from the same id with other content. A
 * fingerprint of personal data can be guessed, so it is personal data, too.
 */
public final class ContentFingerprints {

    private static final int BYTES = 2 * Long.BYTES;

    private Map<Long, Long> contentById = new HashMap<>();

    /** Returns a fingerprint of 128 bits as text; forgotten content has none and stays forgotten. */
    public static String of(@Nullable String... content) {
        return isForgotten(content) ? PersonalData.FORGOTTEN : HexFormat.of().formatHex(digest(content), 0, BYTES);
    }

    /**
     * Adds the fingerprint of personal data to the given ones, which are null before the first and after forgetting.
     * Forgotten content is not added: the key to encrypt its fingerprint is destroyed.
     */
    public static @Nullable ContentFingerprints add(
            @Nullable ContentFingerprints to, String id, @Nullable String... content) {
        if (isForgotten(content)) return to;
        var fingerprints = to == null ? new ContentFingerprints() : to;
        fingerprints.remember(id, content);
        return fingerprints;
    }

    public boolean knows(String id) {
        return contentById.containsKey(shortOf(id));
    }

    /** Whether the latest content with this id is the given content. */
    public boolean recognise(String id, @Nullable String... content) {
        var known = contentById.get(shortOf(id));
        return known != null && known == shortOf(content);
    }

    public void remember(String id, @Nullable String... content) {
        contentById.put(shortOf(id), shortOf(content));
    }

    @JsonValue
    byte[] packed() {
        var packed = ByteBuffer.allocate(contentById.size() * BYTES);
        contentById.forEach((id, content) -> packed.putLong(id).putLong(content));
        return packed.array();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ContentFingerprints unpacked(byte[] packed) {
        var fingerprints = new ContentFingerprints();
        var entries = ByteBuffer.wrap(packed);
        while (entries.hasRemaining()) fingerprints.contentById.put(entries.getLong(), entries.getLong());
        return fingerprints;
    }

    private static boolean isForgotten(@Nullable String... content) {
        return Arrays.asList(content).contains(PersonalData.FORGOTTEN);
    }

    private static long shortOf(@Nullable String... content) {
        return ByteBuffer.wrap(digest(content)).getLong();
    }

    /** Puts the length before each part, so that different lists of parts never give the same bytes. */
    private static byte[] digest(@Nullable String... content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : content) {
                var bytes = part == null ? new byte[0] : part.getBytes(UTF_8);
                var length = part == null ? -1 : bytes.length;
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
