package io.sagadesk.command.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Compares what happened, without the explanations of assignments: those have their own test. */
final class Happenings {

    private static final Decision UNSAID = new Decision("", 0, Map.of());

    private Happenings() {}

    static Matcher<List<EventMessage<?>>> happened(Object... events) {
        var expected = plain(List.of(events));
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> actual) {
                return plain(actual.stream().map(EventMessage::getPayload).toList())
                        .equals(expected);
            }
        };
    }

    /** Expects of each assignment that its explanation names this input. */
    static Matcher<List<EventMessage<?>>> said(String input, String value) {
        return decided(
                input + "=" + value, because -> value.equals(because.inputs().get(input)));
    }

    static Matcher<List<EventMessage<?>>> decidedByVersion(int version) {
        return decided("version " + version, because -> because.version() == version);
    }

    private static Matcher<List<EventMessage<?>>> decided(String how, Predicate<Decision> such) {
        return new CustomTypeSafeMatcher<>("an assignment with " + how) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> actual) {
                var decisions = actual.stream()
                        .map(EventMessage::getPayload)
                        .filter(ConversationAssigned.class::isInstance)
                        .map(event -> ((ConversationAssigned) event).because())
                        .toList();
                return !decisions.isEmpty() && decisions.stream().allMatch(such);
            }
        };
    }

    static List<Object> plain(List<? extends Object> events) {
        return events.stream().<Object>map(Happenings::plain).toList();
    }

    private static Object plain(Object event) {
        if (!(event instanceof ConversationAssigned it)) return event;
        return new ConversationAssigned(
                it.deskId(), it.conversationId(), it.customerId(), it.agentId(), UNSAID, List.of(), it.at());
    }
}
