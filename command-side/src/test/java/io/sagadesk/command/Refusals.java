package io.sagadesk.command;

import io.sagadesk.api.Refused;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What a test expects of a refusal: its code, since that is what programs act on. */
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
