package io.sagadesk.server.http.problem;

/** A request that is turned away before a command is carried out: malformed, too large, about nothing, too many. */
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
