package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.api.SealedText;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A digest of the events that does not depend on their order: the sum, modulo 2^256, of the SHA-256 of each event's type
 * and payload. Ciphertext is left out, because the same text is encrypted differently each time.
 */
final class LogDigest {

    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    private BigInteger sum = BigInteger.ZERO;

    void add(StoredEvent event) {
        var payload = withoutCiphertext(SimulatedServer.parsed(event.payload()));
        var line = event.payloadType() + " " + payload;
        sum = sum.add(new BigInteger(1, sha256(line))).mod(MODULUS);
    }

    @Override
    public String toString() {
        return "%064x".formatted(sum);
    }

    private static JsonNode withoutCiphertext(JsonNode payload) {
        if (!(payload instanceof ObjectNode object)) return payload;
        for (var name : object.propertyNames()) {
            if (SealedText.isSealed(object.path(name).asString(""))) object.put(name, "sealed");
        }
        return object;
    }

    private static byte[] sha256(String line) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
