package io.sagadesk.embeddedmongo.wire;

import io.netty.handler.codec.DecoderException;

/** Thrown when a client sends bytes that are no message; its connection is closed. The text quotes none of them. */
final class ProtocolViolation extends DecoderException {

    private static final long serialVersionUID = 1L;

    ProtocolViolation(String message) {
        super(message);
    }

    static void unless(boolean condition, String otherwise) {
        if (!condition) {
            throw new ProtocolViolation(otherwise);
        }
    }
}
