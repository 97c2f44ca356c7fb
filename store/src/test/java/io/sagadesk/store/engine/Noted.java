package io.sagadesk.store.engine;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The event of the tests: a note with a text. */
public record Noted(String text) {

    public static Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    public static String someAggregate() {
        return "note/" + UUID.randomUUID();
    }

    public static DomainEventMessage<Noted> event(String aggregate, long sequence) {
        return event(aggregate, sequence, "event " + sequence);
    }

    public static DomainEventMessage<Noted> event(String aggregate, long sequence, String text) {
        var metadata = MetaData.from(Map.of("actor", "agent/a-1"));
        return new GenericDomainEventMessage<>("Note", aggregate, sequence, new Noted(text), metadata);
    }

    /** Returns events 0 to {@code count} - 1 of one aggregate. */
    public static DomainEventMessage<?>[] events(String aggregate, int count) {
        return IntStream.range(0, count).mapToObj(i -> event(aggregate, i)).toArray(DomainEventMessage<?>[]::new);
    }

    public static EventMessage<Noted> outsideAnAggregate(String text) {
        return new GenericEventMessage<>(new Noted(text));
    }

    public static String text(EventMessage<?> event) {
        return ((Noted) event.getPayload()).text();
    }
}
