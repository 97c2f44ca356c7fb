package io.sagadesk.server.wiring;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * Makes the identifiers of messages and sagas: random UUIDs (version 4) as Axon's own factory does. It draws random bytes for
 * 256 of them at a time, for each thread, because threads wait for each other at the source of random bytes. Axon finds it
 * as a service.
 */
public final class PooledIdentifierFactory extends IdentifierFactory {

    private static final int POOL = 256 * 2 * Long.BYTES;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom source = new SecureRandom();
    private final ThreadLocal<ByteBuffer> pools =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(POOL).position(POOL));

    @Override
    public String generateIdentifier() {
        var pool = pools.get();
        if (!pool.hasRemaining()) {
            var bytes = new byte[POOL];
            source.nextBytes(bytes);
            pool.clear().put(bytes).flip();
        }
        var high = (pool.getLong() & ~0xF000L) | VERSION_4;
        var low = (pool.getLong() & ~0xC000_0000_0000_0000L) | VARIANT;
        return new UUID(high, low).toString();
    }
}
