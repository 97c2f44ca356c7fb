package io.sagadesk.projections.conversation;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class ConversationDeliveryTest {

    /** Generates random events that are allowed in the conversation's state. */
    private static final class RandomConversation {

        private static final List<Author> AUTHORS =
                List.of(Author.CUSTOMER, Author.agent("a-1"), Author.bot("b-1"), new Author(Author.Kind.SYSTEM, null));

        private static final List<Channel> CHANNELS = List.of(Channel.values());

        private final ConversationEvents events;
        private final Random random;
        private boolean started;
        private boolean open;
        private boolean queued;
        private boolean inHand;

        RandomConversation(int number, Random random) {
            this.events = new ConversationEvents("c-" + number);
            this.random = random;
        }

        Event next() {
            events.after(random.nextInt(3_000_000));
            if (!started) return start();
            if (!open) return random.nextBoolean() ? reopen() : events.rated(1 + random.nextInt(5));
            return switch (random.nextInt(12)) {
                case 0 -> close();
                case 1 -> inHand ? release() : queued ? leave() : enqueue();
                case 2 -> inHand ? handOn() : queued ? assign() : enqueue();
                case 3 -> events.tagged("t-" + random.nextInt(9));
                case 4 -> events.meant("i-" + random.nextInt(9));
                case 5 -> events.felt(random.nextInt(100));
                case 6 -> events.moved(Channel.WEB_CHAT, CHANNELS.get(random.nextInt(CHANNELS.size())));
                default -> events.said(AUTHORS.get(random.nextInt(AUTHORS.size())));
            };
        }

        private Event start() {
            started = true;
            open = true;
            return events.started();
        }

        private Event reopen() {
            open = true;
            return events.reopened();
        }

        private Event close() {
            open = false;
            return events.closed(AUTHORS.get(1));
        }

        private Event enqueue() {
            queued = true;
            return events.queued(ConversationEvents.SALES, CustomerTier.VIP, Priority.NORMAL);
        }

        private Event leave() {
            queued = false;
            return events.leftQueue(ConversationEvents.SALES);
        }

        private Event assign() {
            queued = false;
            inHand = true;
            return events.assigned(ConversationEvents.SALES, ConversationEvents.ANN);
        }

        private Event release() {
            inHand = false;
            return events.released(ConversationEvents.SALES, ConversationEvents.ANN);
        }

        private Event handOn() {
            return random.nextBoolean()
                    ? events.accepted(ConversationEvents.SALES, ConversationEvents.ANN)
                    : events.transferred(
                            ConversationEvents.SALES, ConversationEvents.ANN, ConversationEvents.BOB, null);
        }
    }

    @SeededTest(25)
    void conversations_that_are_delivered_anyhow_fold_to_the_same_bytes(RandomValues dice) {
        var conversations = dice.between(1, 6);
        var lives = IntStream.range(0, conversations)
                .mapToObj(number -> new RandomConversation(number, dice))
                .toList();
        var events = new ArrayList<Event>();
        for (int i = 0; i < 300; i++)
            events.add(lives.get(dice.nextInt(conversations)).next());
        Deliveries.fold_to_the_same_bytes(ConversationProjection.PROJECTION, events, dice);
    }
}
