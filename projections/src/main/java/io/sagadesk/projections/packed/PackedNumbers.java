package io.sagadesk.projections.packed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.bson.types.Binary;

/**
 * Non-negative numbers in a compact encoding: seven bits per byte, lowest bits first (LEB128). Equal numbers give equal
 * bytes.
 */
public final class PackedNumbers {

    public static final Binary NONE = new Binary(new byte[0]);

    private static final int BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private PackedNumbers() {}

    /** Returns the numbers followed by one more. */
    public static Binary append(Binary numbers, long number) {
        var bytes = numbers.getData();
        var longer = Arrays.copyOf(bytes, bytes.length + sizeOf(number));
        var rest = number;
        for (var at = bytes.length; at < longer.length - 1; at++, rest >>>= BITS) {
            longer[at] = (byte) (rest | MORE);
        }
        longer[longer.length - 1] = (byte) rest;
        return new Binary(longer);
    }

    /** Encodes the numbers, none of which may be negative. */
    public static Binary of(Iterable<Long> numbers) {
        var bytes = new ByteArrayOutputStream();
        for (long number : numbers) {
            var rest = number;
            for (; rest > LOW; rest >>>= BITS) bytes.write((int) ((rest & LOW) | MORE));
            bytes.write((int) rest);
        }
        return new Binary(bytes.toByteArray());
    }

    public static void forEach(Binary numbers, LongConsumer each) {
        long number = 0;
        int shift = 0;
        for (byte part : numbers.getData()) {
            number |= (long) (part & LOW) << shift;
            shift += BITS;
            if (part >= 0) {
                each.accept(number);
                number = 0;
                shift = 0;
            }
        }
    }

    private static int sizeOf(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + BITS - 1) / BITS);
    }
}
