package io.sagadesk.server.reactions;

import java.util.concurrent.atomic.AtomicLongArray;
import org.axonframework.modelling.saga.AssociationValue;

/**
 * Tells for most associations without a saga that there is none. It keeps one bit for each hash, 2 MiB for any number of
 * sagas, and forgets nothing: a saga that has ended costs a query now and then, and never an error.
 */
final class AssociationFilter {

    private static final int BITS = 1 << 24;
    private static final int SPREADING = 0x9E3779B1; // for hashes that differ only in their last bits

    private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);

    /** Returns whether it is certain that this association was never added before. */
    boolean add(AssociationValue association) {
        var bit = bit(association);
        var before = words.getAndAccumulate(bit / Long.SIZE, 1L << bit, (word, added) -> word | added);
        return (before & (1L << bit)) == 0;
    }

    /** Returns false only if this association was never added. */
    boolean mayContain(AssociationValue association) {
        var bit = bit(association);
        return (words.get(bit / Long.SIZE) & (1L << bit)) != 0;
    }

    private static int bit(AssociationValue association) {
        return (association.hashCode() * SPREADING) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(BITS));
    }
}
