package io.sagadesk.rules.rfm;

/** The customers at hand do not determine a model. */
public final class CannotFit extends RuntimeException {

    CannotFit(String sentence) {
        super(sentence, null, false, false); // an answer, not a failure
    }

    static CannotFit unbounded() {
        return new CannotFit("The customers are too few or too similar: no parameters are the likeliest");
    }
}
