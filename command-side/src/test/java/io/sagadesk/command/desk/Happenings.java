package io.sagadesk.command.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import java.util.List;
import java.util.Map;
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

    static List<Object> plain(List<? extends Object> events) {
        return events.stream().<Object>map(Happenings::plain).toList();
    }

    private static Object plain(Object event) {
        if (!(event instanceof ConversationAssigned it)) return event;
        return new ConversationAssigned(
                it.deskId(), it.conversationId(), it.customerId(), it.agentId(), UNSAID, List.of(), it.at());
    }
}
