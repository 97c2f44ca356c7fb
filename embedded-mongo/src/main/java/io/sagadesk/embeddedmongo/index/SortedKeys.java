package io.sagadesk.embeddedmongo.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set of byte strings in blocks of a few hundred. It needs hardly more memory than the strings, and an insertion
 * moves at most one block. Not thread-safe.
 */
public final class SortedKeys {

    /** Receives keys in order until it stops the walk. */
    public interface Visitor {
        boolean wantsMoreAfter(byte[] key);
    }

    private static final int CAPACITY = 256;

    private static final class Block {
        final byte[][] keys = new byte[CAPACITY][];
        int size;

        int find(byte[] key) {
            return Arrays.binarySearch(keys, 0, size, key, Arrays::compareUnsigned);
        }
    }

    private Block[] blocks = {new Block()};
    private byte[][] firsts = new byte[1][]; // the first key of each block, so that a search reads only one block
    private int count = 1;
    private int size;

    int size() {
        return size;
    }

    boolean add(byte[] key) {
        int number = blockOf(key);
        Block block = blocks[number];
        int at = block.find(key);
        if (at >= 0) {
            return false;
        }
        int place = -at - 1;
        if (block.size == CAPACITY) {
            boolean last = number == count - 1 && place == CAPACITY;
            split(number, last ? CAPACITY : CAPACITY / 2); // ascending insertions leave full blocks
            return add(key);
        }
        System.arraycopy(block.keys, place, block.keys, place + 1, block.size - place);
        block.keys[place] = key;
        firsts[number] = block.keys[0];
        block.size++;
        size++;
        return true;
    }

    boolean remove(byte[] key) {
        int number = blockOf(key);
        Block block = blocks[number];
        int at = block.find(key);
        if (at < 0) {
            return false;
        }
        System.arraycopy(block.keys, at + 1, block.keys, at, block.size - at - 1);
        block.size--;
        block.keys[block.size] = null;
        firsts[number] = block.keys[0];
        size--;
        if (block.size == 0 && count > 1) {
            System.arraycopy(blocks, number + 1, blocks, number, count - number - 1);
            System.arraycopy(firsts, number + 1, firsts, number, count - number - 1);
            count--;
        }
        return true;
    }

    /** Returns the smallest key that is not less than the given one, or null. */
    byte @Nullable [] ceiling(byte[] key) {
        int number = blockOf(key);
        int at = blocks[number].find(key);
        int place = at >= 0 ? at : -at - 1;
        if (place < blocks[number].size) {
            return blocks[number].keys[place];
        }
        return number + 1 < count ? blocks[number + 1].keys[0] : null;
    }

    /**
     * Visits the keys from {@code from} (inclusive) to {@code to} (exclusive) in ascending order, until the visitor stops.
     */
    public void walk(byte[] from, byte[] to, Visitor visitor) {
        int number = blockOf(from);
        int at = blocks[number].find(from);
        int place = at >= 0 ? at : -at - 1;
        for (; number < count; number++, place = 0) {
            Block block = blocks[number];
            for (; place < block.size; place++) {
                byte[] key = block.keys[place];
                if (Arrays.compareUnsigned(key, to) >= 0 || !visitor.wantsMoreAfter(key)) {
                    return;
                }
            }
        }
    }

    /** Visits the same keys in descending order. */
    public void walkBack(byte[] from, byte[] to, Visitor visitor) {
        int number = blockOf(to);
        int at = blocks[number].find(to);
        int place = (at >= 0 ? at : -at - 1) - 1;
        while (true) {
            for (; place >= 0; place--) {
                byte[] key = blocks[number].keys[place];
                if (Arrays.compareUnsigned(key, from) < 0 || !visitor.wantsMoreAfter(key)) {
                    return;
                }
            }
            if (--number < 0) {
                return;
            }
            place = blocks[number].size - 1;
        }
    }

    private int blockOf(byte[] key) {
        int low = 1;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(firsts[middle], key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low - 1;
    }

    private void split(int number, int keep) {
        Block left = blocks[number];
        Block right = new Block();
        right.size = left.size - keep;
        System.arraycopy(left.keys, keep, right.keys, 0, right.size);
        Arrays.fill(left.keys, keep, left.size, null);
        left.size = keep;
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
            firsts = Arrays.copyOf(firsts, 2 * count);
        }
        System.arraycopy(blocks, number + 1, blocks, number + 2, count - number - 1);
        System.arraycopy(firsts, number + 1, firsts, number + 2, count - number - 1);
        blocks[number + 1] = right;
        firsts[number + 1] = right.keys[0];
        count++;
    }
}
