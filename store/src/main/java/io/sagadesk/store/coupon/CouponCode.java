package io.sagadesk.store.coupon;

import java.util.Optional;

/**
 * The code that a customer types to redeem a coupon: sixteen characters of Crockford's base32, without letters that
 * look like digits, and one check character. Anyone who knows a code can redeem its coupon. The code is therefore never
 * logged and never stored in plain text.
 */
public final class CouponCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O and U
    private static final int BITS = 5;
    private static final int CHECKED = 16;
    private static final int GROUP = 4;
    private static final int FIELD = 0b100101; // x^5 + x^2 + 1, in which x has the order 31

    private final String characters;

    private CouponCode(String characters) {
        this.characters = characters;
    }

    /**
     * Encodes a secret as sixteen characters and appends the check character.
     *
     * @param secret 80 bits
     */
    static CouponCode of(byte[] secret) {
        var text = new StringBuilder();
        var check = 0;
        for (int i = 0; i < CHECKED; i++) {
            var value = bits(secret, i * BITS);
            text.append(ALPHABET.charAt(value));
            check = shifted(check) ^ value;
        }
        return new CouponCode(text.append(ALPHABET.charAt(shifted(check))).toString());
    }

    /**
     * Reads a code as a person typed it. Case, blanks and hyphens do not matter; O is read as 0, I and L as 1, and U as
     * V. Returns empty for a text that is not a code, which includes a code with one wrong character or with two
     * swapped characters.
     */
    public static Optional<CouponCode> read(String typed) {
        var text = new StringBuilder();
        var check = 0;
        for (var character : typed.codePoints().toArray()) {
            if (separates(character)) continue;
            var value = valueOf(character);
            if (value < 0 || text.length() > CHECKED) return Optional.empty();
            text.append(ALPHABET.charAt(value));
            check = shifted(check) ^ value;
        }
        return text.length() == CHECKED + 1 && check == 0
                ? Optional.of(new CouponCode(text.toString()))
                : Optional.empty();
    }

    /** Returns the code in groups that are easy to read: {@code ABCD-EFGH-JKMN-PQRST}. */
    public String text() {
        var text = new StringBuilder(characters);
        for (int at = CHECKED - GROUP; at > 0; at -= GROUP) text.insert(at, '-');
        return text.toString();
    }

    /** Returns the seventeen characters without hyphens. */
    String characters() {
        return characters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CouponCode code && code.characters.equals(characters);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    @Override
    public String toString() {
        return "CouponCode[…]"; // a log line may contain this text
    }

    /**
     * Multiplies a value by x in the field of 32 elements. The characters of a code are the coefficients of a
     * polynomial that is 0 at x. One wrong character or two swapped characters give another value.
     */
    private static int shifted(int value) {
        var shifted = value << 1;
        return shifted < ALPHABET.length() ? shifted : shifted ^ FIELD;
    }

    private static int bits(byte[] secret, int from) {
        var twoBytes =
                (secret[from / 8] & 0xff) << 8 | (from / 8 + 1 < secret.length ? secret[from / 8 + 1] & 0xff : 0);
        return twoBytes >> (2 * 8 - BITS - from % 8) & (ALPHABET.length() - 1);
    }

    private static boolean separates(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    private static int valueOf(int character) {
        var upper = Character.toUpperCase(character);
        return switch (upper) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            case 'U' -> ALPHABET.indexOf('V');
            default -> ALPHABET.indexOf(upper);
        };
    }
}
