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

    /** A conversation that does something random that it may do, at each turn. */
    private static final class Life {

        private static final List<Author> AUTHORS =
                List.of(Author.CUSTOMER, Author.agent("a-1"), Author.bot("b-1"), new Author(Author.Kind.SYSTEM, null));

        private static final List<Channel> CHANNELS = List.of(Channel.values());

        private final Happening it;
        private final Random random;
        private boolean started;
        private boolean open;
        private boolean queued;
        private boolean inHand;

        Life(int number, Random random) {
            this.it = new Happening("c-" + number);
            this.random = random;
        }

        Event next() {
            it.after(random.nextInt(3_000_000));
            if (!started) return start();
            if (!open) return random.nextBoolean() ? reopen() : it.rated(1 + random.nextInt(5));
            return switch (random.nextInt(12)) {
                case 0 -> close();
                case 1 -> inHand ? release() : queued ? leave() : enqueue();
                case 2 -> inHand ? handOn() : queued ? assign() : enqueue();
                case 3 -> it.tagged("t-" + random.nextInt(9));
                case 4 -> it.meant("i-" + random.nextInt(9));
                case 5 -> it.felt(random.nextInt(100));
                case 6 -> it.moved(Channel.WEB_CHAT, CHANNELS.get(random.nextInt(CHANNELS.size())));
                default -> it.said(AUTHORS.get(random.nextInt(AUTHORS.size())));
            };
        }

        private Event start() {
            started = true;
            open = true;
            return it.started();
        }

        private Event reopen() {
            open = true;
            return it.reopened();
        }

        private Event close() {
            open = false;
            return it.closed(AUTHORS.get(1));
        }

        private Event enqueue() {
            queued = true;
            return it.queued(Happening.SALES, CustomerTier.VIP, Priority.NORMAL);
        }

        private Event leave() {
            queued = false;
            return it.leftQueue(Happening.SALES);
        }

        private Event assign() {
            queued = false;
            inHand = true;
            return it.assigned(Happening.SALES, Happening.ANN);
        }

        private Event release() {
            inHand = false;
            return it.released(Happening.SALES, Happening.ANN);
        }

        private Event handOn() {
            return random.nextBoolean()
                    ? it.accepted(Happening.SALES, Happening.ANN)
                    : it.transferred(Happening.SALES, Happening.ANN, Happening.BOB, null);
        }
    }

    @SeededTest(25)
    void conversations_that_are_delivered_anyhow_fold_to_the_same_bytes(RandomValues dice) {
        var conversations = dice.between(1, 6);
        var lives = IntStream.range(0, conversations)
                .mapToObj(number -> new Life(number, dice))
                .toList();
        var events = new ArrayList<Event>();
        for (int i = 0; i < 300; i++)
            events.add(lives.get(dice.nextInt(conversations)).next());
        Deliveries.fold_to_the_same_bytes(ConversationProjection.PROJECTION, events, dice);
    }
}
