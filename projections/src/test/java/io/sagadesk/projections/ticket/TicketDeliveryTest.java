package io.sagadesk.projections.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.Deliveries;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class TicketDeliveryTest {

    /** Generates random events of a ticket and sums the expected working time independently. */
    private static final class RandomTicket {

        private final TicketEvents events;
        private final Random random;
        private TicketState state = TicketState.CLOSED;
        private boolean opened;
        private long worked;
        private Instant since = Instant.EPOCH;

        RandomTicket(int number, Random random) {
            this.events = new TicketEvents("t-" + number);
            this.random = random;
        }

        /** Returns the next events: two at once when a customer's message resumes the ticket. */
        List<Event> next() {
            events.after(random.nextInt(5_000_000));
            if (!opened) return open();
            if (state == TicketState.CLOSED) return List.of(events.noted());
            return switch (random.nextInt(14)) {
                case 0 -> become(TicketState.SOLVED, events.solved());
                case 1, 2 -> state == TicketState.SOLVED ? note() : become(TicketState.PENDING, events.awaited());
                case 3 -> state == TicketState.SOLVED ? note() : become(TicketState.ON_HOLD, events.held("the maker"));
                case 4, 5 -> goOn();
                case 6, 7 -> listen();
                case 8 -> List.of(events.replied(TicketEvents.ANN));
                case 9 -> List.of(events.replied(TicketEvents.BOT));
                case 10 -> List.of(events.breached(ServiceLevelTarget.NEXT_RESPONSE, 1 + random.nextInt(3), 1));
                case 11 -> List.of(events.prioritised(Priority.LOW));
                case 12 ->
                    random.nextInt(9) == 0
                            ? become(TicketState.CLOSED, events.closed())
                            : List.of(events.assigned("a-1"));
                default -> note();
            };
        }

        private List<Event> open() {
            opened = true;
            state = TicketState.OPEN;
            since = MillisecondTimes.of(events.now());
            return List.of(events.opened());
        }

        private List<Event> note() {
            return List.of(events.noted());
        }

        private List<Event> goOn() {
            if (state == TicketState.SOLVED) return become(TicketState.OPEN, events.reopened());
            return state == TicketState.OPEN ? note() : become(TicketState.OPEN, events.resumed());
        }

        private List<Event> listen() {
            var woken = state == TicketState.PENDING || state == TicketState.SOLVED ? goOn() : List.<Event>of();
            var next = new ArrayList<>(woken);
            next.add(events.replied(Author.CUSTOMER));
            return next;
        }

        private List<Event> become(TicketState next, Event event) {
            if (next == state) return note();
            var now = MillisecondTimes.of(events.now());
            if (state == TicketState.OPEN)
                worked += Duration.between(since, now).toMillis();
            if (next == TicketState.OPEN) since = now;
            state = next;
            return List.of(event);
        }
    }

    private static List<RandomTicket> lives(int tickets, Random random) {
        return IntStream.range(0, tickets)
                .mapToObj(number -> new RandomTicket(number, random))
                .toList();
    }

    private static List<Event> turns(List<RandomTicket> lives, Random random) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 250; i++)
            events.addAll(lives.get(random.nextInt(lives.size())).next());
        return events;
    }

    @SeededTest(25)
    void tickets_that_are_delivered_anyhow_fold_to_the_same_bytes(RandomValues dice) {
        var events = turns(lives(dice.between(1, 6), dice), dice);
        Deliveries.fold_to_the_same_bytes(TicketProjection.PROJECTION, events, dice);
    }

    @SeededTest(100)
    void a_resolution_takes_as_long_as_the_ticket_was_open(RandomValues dice) {
        var lives = lives(3, dice);
        var folding = InMemoryProjection.of(TicketProjection.PROJECTION)
                .batch(turns(lives, dice).toArray(Event[]::new));
        for (var life : lives) {
            if (life.state != TicketState.SOLVED && life.state != TicketState.CLOSED) continue;
            var ticket = folding.find(TicketProjection.TICKETS, life.events.id.value());
            ticket.ifPresent(known ->
                    assertThat(known.clocks().all().get(1).elapsedMillis()).isEqualTo(life.worked));
        }
    }
}
