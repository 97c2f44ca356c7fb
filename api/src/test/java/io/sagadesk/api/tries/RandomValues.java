package io.sagadesk.api.tries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Generates random test values, reproducibly from a seed. Boundary values are more frequent than in a uniform distribution.
 */
public final class RandomValues extends Random {

    RandomValues(long seed) {
        super(new SplittableRandom(seed).nextLong()); // neighbouring seeds give Random similar values
    }

    public int between(int least, int most) {
        return (int) between((long) least, most);
    }

    /**
     * Returns a value between two bounds, both inclusive. The bounds, zero, and values near these three are more frequent.
     */
    public long between(long least, long most) {
        var zero = Math.max(least, Math.min(0, most));
        return switch (nextInt(6)) {
            case 0 -> least + small(most - least);
            case 1 -> most - small(most - least);
            case 2 -> zero + small(most - zero);
            case 3 -> zero - small(zero - least);
            default -> least + upTo(most - least);
        };
    }

    /** Returns zero, or a number whose count of binary digits is uniformly distributed. */
    private long small(long most) {
        if (isSpecial()) return 0;
        return upTo(most) >>> nextInt(Long.SIZE + 1 - Long.numberOfLeadingZeros(most));
    }

    private boolean isSpecial() {
        return nextInt(6) == 0;
    }

    private long upTo(long most) {
        return most == Long.MAX_VALUE ? nextLong() >>> 1 : nextLong(most + 1);
    }

    @SafeVarargs
    public final <T> T oneOf(T... these) {
        return these[nextInt(these.length)];
    }

    /** Returns a list, which may contain duplicates. */
    public <T> List<T> list(int fewest, int most, Supplier<T> next) {
        var size = between(fewest, most);
        var list = new ArrayList<T>(size);
        while (list.size() < size) {
            var isAgain = !list.isEmpty() && isSpecial();
            list.add(isAgain ? list.get(nextInt(list.size())) : next.get());
        }
        return List.copyOf(list);
    }

    public byte[] bytes(int most) {
        var bytes = new byte[between(0, most)];
        for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) between(Byte.MIN_VALUE, Byte.MAX_VALUE);
        return bytes;
    }

    /** Returns a text of letters and of any other characters: control characters, surrogate pairs and lone surrogates. */
    public String text(int most) {
        var text = new StringBuilder();
        for (var left = between(0, most); left > 0; left--) text.appendCodePoint(character());
        return text.toString();
    }

    private int character() {
        return switch (nextInt(4)) {
            case 0 -> between(' ', '~');
            case 1 -> between(Character.MIN_SURROGATE, Character.MAX_SURROGATE);
            case 2 -> between(Character.MIN_VALUE, Character.MAX_VALUE);
            default -> between(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT);
        };
    }
}
