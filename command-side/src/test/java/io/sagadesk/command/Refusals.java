package io.sagadesk.command;

import io.sagadesk.api.Refused;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matchers for the code of a refusal, because clients act on the code. */
public final class Refusals {

    private Refusals() {}

    /** Matches any events but none: the command was carried out. */
    public static Matcher<List<EventMessage<?>>> someEvents() {
        return new CustomTypeSafeMatcher<>("some events") {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> events) {
                return !events.isEmpty();
            }
        };
    }

    public static Matcher<Refused> with(String code) {
        return new CustomTypeSafeMatcher<>("a refusal with the code " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code);
            }
        };
    }
}
