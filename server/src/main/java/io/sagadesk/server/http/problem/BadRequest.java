package io.sagadesk.server.http.problem;

/**
 * Thrown to refuse a request before a command is carried out: malformed, too large, unknown object, too many requests.
 */
public final class BadRequest extends RuntimeException {

    private final String code;
    private final int status;

    /**
     * Says what is wrong.
     *
     * @param sentence never repeats what was sent: it may be personal data
     */
    public BadRequest(String code, int status, String sentence) {
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
