package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.junit.jupiter.api.Test;

class TypeIndexedInvokerTest {

    private static final Segment ODD = Segment.computeSegment(1, 0, 1);

    private final RecordingInvoker opened = new RecordingInvoker(Opened.class);
    private final RecordingInvoker closed = new RecordingInvoker(Closed.class);
    private final TypeIndexedInvoker invoker =
            new TypeIndexedInvoker(new MultiEventHandlerInvoker(opened, closed, waiting()), event -> false);

    private record Opened(String id) {}

    private record Closed(String id) {}

    private record Forgotten(String id) {}

    /** Every subtype of the event that its handler names is handled. */
    interface Reopened {
        String id();
    }

    private record ReopenedByCustomer(String id) implements Reopened {}

    static class Waiting {

        @StartSaga
        @SagaEventHandler(associationProperty = "id")
        void on(Reopened event) {}
    }

    @Test
    void only_who_handles_the_type_is_asked() throws Exception {
        var event = event(new Opened("t-1"));

        assertThat(invoker.canHandle(event, ODD)).isTrue();
        invoker.handle(event, ODD);

        assertThat(opened.handled).containsExactly(event);
        assertThat(closed.asked).isZero();
        assertThat(closed.handled).isEmpty();
    }

    @Test
    void what_nobody_handles_is_refused() {
        assertThat(invoker.canHandle(event(new Forgotten("anna")), ODD)).isFalse();
        assertThat(invoker.canHandleType(Forgotten.class)).isFalse();
    }

    @Test
    void what_another_release_handles_is_not_passed_over() {
        var leaving = new TypeIndexedInvoker(new MultiEventHandlerInvoker(opened), event -> true);

        assertThat(invoker.passesOver(event(new Forgotten("anna")))).isTrue();
        assertThat(leaving.passesOver(event(new Forgotten("anna")))).isFalse();
        assertThat(leaving.canHandle(event(new Forgotten("anna")), ODD)).isTrue();
    }

    @Test
    void an_event_of_another_segment_is_refused() throws Exception {
        opened.segment = Segment.computeSegment(0, 0, 1);

        assertThat(invoker.canHandle(event(new Opened("t-1")), ODD)).isFalse();
        invoker.handle(event(new Opened("t-1")), ODD);

        assertThat(opened.handled).isEmpty();
    }

    @Test
    void a_saga_handles_the_subtypes_of_what_its_handlers_take() {
        assertThat(invoker.canHandle(event(new ReopenedByCustomer("t-1")), ODD)).isTrue();
        assertThat(invoker.canHandleType(ReopenedByCustomer.class)).isTrue();
    }

    @Test
    void everybody_learns_that_a_segment_is_released() {
        invoker.segmentReleased(ODD);

        assertThat(opened.released).containsExactly(ODD);
        assertThat(closed.released).containsExactly(ODD);
    }

    private static EventMessage<?> event(Object payload) {
        return GenericEventMessage.asEventMessage(payload);
    }

    private static AnnotatedSagaManager<Waiting> waiting() {
        var repository = AnnotatedSagaRepository.<Waiting>builder()
                .sagaType(Waiting.class)
                .sagaStore(new InMemorySagaStore())
                .build();
        return AnnotatedSagaManager.<Waiting>builder()
                .sagaType(Waiting.class)
                .sagaFactory(Waiting::new)
                .sagaRepository(repository)
                .build();
    }

    private static final class RecordingInvoker implements EventHandlerInvoker {

        private final Class<?> type;
        private final List<EventMessage<?>> handled = new ArrayList<>();
        private final List<Segment> released = new ArrayList<>();
        private Segment segment = ODD;
        private int asked;

        private RecordingInvoker(Class<?> type) {
            this.type = type;
        }

        @Override
        public boolean canHandle(EventMessage<?> event, Segment of) {
            asked++;
            return type.isAssignableFrom(event.getPayloadType()) && of.equals(segment);
        }

        @Override
        public boolean canHandleType(Class<?> payloadType) {
            return type.isAssignableFrom(payloadType);
        }

        @Override
        public void handle(EventMessage<?> event, Segment of) {
            handled.add(event);
        }

        @Override
        public void segmentReleased(Segment of) {
            released.add(of);
        }
    }
}
