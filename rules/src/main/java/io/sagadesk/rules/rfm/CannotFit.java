package io.sagadesk.rules.rfm;

/** Thrown if the given customers do not determine a BG/NBD model. */
public final class CannotFit extends RuntimeException {

    CannotFit(String sentence) {
        super(sentence, null, false, false); // an expected answer: no stack trace
    }

    static CannotFit unbounded() {
        return new CannotFit("The customers are too few or too similar: no parameters are the likeliest");
    }
}
