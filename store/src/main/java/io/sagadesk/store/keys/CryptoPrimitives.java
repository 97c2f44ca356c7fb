package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM and HMAC-SHA256 for this package. An encrypted box is {@code nonce | ciphertext | tag}. */
public final class CryptoPrimitives {

    public static final int KEY_LENGTH = 32;
    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;
    static final int BOX_OVERHEAD = NONCE_LENGTH + TAG_LENGTH;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(CryptoPrimitives::newCipher);
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(CryptoPrimitives::newMac);

    private CryptoPrimitives() {}

    public static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] hmac(SecretKey key, byte[] message) {
        try {
            var mac = MAC.get();
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** Derives a key for one purpose. The keys for different purposes reveal nothing about each other. */
    static ErasableKey derive(SecretKey key, String purpose, String algorithm) {
        return new ErasableKey(hmac(key, purpose.getBytes(UTF_8)), algorithm);
    }

    static void seal(SecretKey key, byte[] context, byte[] text, byte[] target, int offset) {
        seal(key, new byte[][] {context}, text, target, offset);
    }

    /**
     * Encrypts a text and writes the box at {@code offset} of {@code target}, which must have room for
     * {@link #BOX_OVERHEAD} bytes more than the text. The parts of the context are authenticated, one after the other.
     */
    static void seal(SecretKey key, byte[][] context, byte[] text, byte[] target, int offset) {
        var nonce = random(NONCE_LENGTH);
        System.arraycopy(nonce, 0, target, offset, NONCE_LENGTH);
        try {
            var cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * 8, nonce));
            for (var part : context) cipher.updateAAD(part);
            cipher.doFinal(text, 0, text.length, target, offset + NONCE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    static byte[] open(SecretKey key, byte[] context, byte[] source, int offset) throws AEADBadTagException {
        return open(key, new byte[][] {context}, source, offset);
    }

    static byte[] open(SecretKey key, byte[][] context, byte[] source, int offset) throws AEADBadTagException {
        if (source.length - offset < BOX_OVERHEAD) throw new AEADBadTagException("Too short");
        try {
            var cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * 8, source, offset, NONCE_LENGTH));
            for (var part : context) cipher.updateAAD(part);
            int start = offset + NONCE_LENGTH;
            return cipher.doFinal(source, start, source.length - start);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /**
     * Chooses the provider with a key of zeros. A cipher that chooses it with a key that was just erased finds none, also for
     * all later keys.
     */
    private static Cipher newCipher() {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[KEY_LENGTH], "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** Chooses the provider at once, as {@link #newCipher} does. */
    private static Mac newMac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[KEY_LENGTH], "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    private static IllegalStateException unsupported(GeneralSecurityException e) {
        return new IllegalStateException("This Java cannot do AES-256-GCM or HMAC-SHA256", e);
    }
}
