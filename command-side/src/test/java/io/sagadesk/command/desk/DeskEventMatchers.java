package io.sagadesk.command.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matches events without the explanations of assignments, which have their own test. */
final class DeskEventMatchers {

    private static final Decision NO_EXPLANATION = new Decision("", 0, Map.of());

    private DeskEventMatchers() {}

    static Matcher<List<EventMessage<?>>> events(Object... events) {
        var expected = withoutExplanations(List.of(events));
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> actual) {
                return withoutExplanations(
                                actual.stream().map(EventMessage::getPayload).toList())
                        .equals(expected);
            }
        };
    }

    /** Matches assignments whose explanation has this input. */
    static Matcher<List<EventMessage<?>>> explained(String input, String value) {
        return decided(
                input + "=" + value, because -> value.equals(because.inputs().get(input)));
    }

    static Matcher<List<EventMessage<?>>> decidedByVersion(int version) {
        return decided("version " + version, because -> because.version() == version);
    }

    private static Matcher<List<EventMessage<?>>> decided(String description, Predicate<Decision> condition) {
        return new CustomTypeSafeMatcher<>("an assignment with " + description) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> actual) {
                var decisions = actual.stream()
                        .map(EventMessage::getPayload)
                        .filter(ConversationAssigned.class::isInstance)
                        .map(event -> ((ConversationAssigned) event).because())
                        .toList();
                return !decisions.isEmpty() && decisions.stream().allMatch(condition);
            }
        };
    }

    static List<Object> withoutExplanations(List<? extends Object> events) {
        return events.stream()
                .<Object>map(DeskEventMatchers::withoutExplanations)
                .toList();
    }

    private static Object withoutExplanations(Object event) {
        if (!(event instanceof ConversationAssigned assigned)) return event;
        return new ConversationAssigned(
                assigned.deskId(),
                assigned.conversationId(),
                assigned.customerId(),
                assigned.agentId(),
                NO_EXPLANATION,
                List.of(),
                assigned.at());
    }
}
