package io.sagadesk.command;

import io.sagadesk.api.Refused;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matchers for the code of a refusal, because clients act on the code. */
public final class Refusals {

    private Refusals() {}

    public static Matcher<Refused> with(String code) {
        return new CustomTypeSafeMatcher<>("a refusal with the code " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code);
            }
        };
    }
}
