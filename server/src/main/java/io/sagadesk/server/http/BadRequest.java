package io.sagadesk.server.http;

/** A request that is turned away before a command is carried out: malformed, too large, about nothing, too many. */
final class BadRequest extends RuntimeException {

    private final String code;
    private final int status;

    /**
     * Says what is wrong.
     *
     * @param sentence never repeats what was sent: it may be personal data
     */
    BadRequest(String code, int status, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
