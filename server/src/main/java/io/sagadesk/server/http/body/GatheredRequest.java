package io.sagadesk.server.http.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body has been gathered, so that reading it never waits. */
final class GatheredRequest extends HttpServletRequestWrapper {

    private final ArrivedBody body;

    GatheredRequest(HttpServletRequest request, ArrivedBody body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new GatheredStream(body.bytes());
    }

    private static final class GatheredStream extends ServletInputStream {

        private final byte[] whole;
        private final ByteArrayInputStream bytes;

        GatheredStream(byte[] whole) {
            this.whole = whole;
            this.bytes = new ByteArrayInputStream(whole);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        /** Does not copy the body, which may be large. */
        @Override
        public byte[] readAllBytes() {
            var rest = bytes.available() == whole.length ? whole : bytes.readAllBytes();
            bytes.skip(whole.length);
            return rest;
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The whole body is here already");
        }
    }
}
