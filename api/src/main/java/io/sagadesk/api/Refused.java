package io.sagadesk.api;

/** A command that was understood and turned down: nothing was recorded. */
public final class Refused extends RuntimeException {

    private final String code;

    /**
     * Says no.
     *
     * @param code a stable word that a program can act on, such as {@code ticket-closed}
     * @param sentence what a person is told; never personal data
     */
    public Refused(String code, String sentence) {
        super(sentence, null, false, false); // a refusal is an answer, not a failure: no stack trace
        this.code = code;
    }

    public String code() {
        return code;
    }
}
