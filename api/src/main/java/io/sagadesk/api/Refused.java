package io.sagadesk.api;

/** Thrown when a valid command is rejected by a business rule: no event was recorded. */
public final class Refused extends RuntimeException {

    private final String code;

    /**
     * Creates a refusal.
     *
     * @param code a stable code for programs, such as {@code ticket-closed}
     * @param sentence the message for people; never personal data
     */
    public Refused(String code, String sentence) {
        super(sentence, null, false, false); // a refusal is an expected answer: no stack trace
        this.code = code;
    }

    public String code() {
        return code;
    }
}
