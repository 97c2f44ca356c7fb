package io.sagadesk.server;

import static org.awaitility.Awaitility.await;

import io.sagadesk.api.Command;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.ChangePresence;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskCommand.TransferConversation;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventBus;

/** Simulates customers and agents of two desks, who act concurrently and whose actions conflict. */
final class BusyDesks implements AutoCloseable {

    private static final List<DeskId> DESKS = List.of(new DeskId("support"), new DeskId("billing"));
    private static final int THREADS = 8;
    private static final int MAX_DELAY_MILLISECONDS = 40;

    private final ExecutorService people = Executors.newFixedThreadPool(THREADS);
    private final Set<ConversationId> unserved = ConcurrentHashMap.newKeySet();
    private final Set<ConversationId> closed = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CommandGateway gateway;
    private final Random chance;
    private final int agents;

    BusyDesks(RunningServer server, int agents, long seed) {
        this.gateway = server.part(CommandGateway.class);
        this.agents = agents;
        this.chance = new Random(seed); // thread-safe
        server.part(EventBus.class).subscribe(events -> events.forEach(event -> see(event.getPayload())));
    }

    void open() {
        DESKS.forEach(desk -> send(new OpenDesk(desk, desk.value(), Instant.now())));
        IntStream.range(0, agents).forEach(this::signIn);
        soon(this::comeAndGo);
    }

    void serve(int conversations) {
        IntStream.range(0, conversations).forEach(n -> unserved.add(conversation(n)));
        IntStream.range(0, conversations).forEach(n -> people.execute(() -> turnUp(n)));
    }

    /** The conversations that no desk has finished yet. */
    Set<ConversationId> unserved() {
        return unserved;
    }

    /** Failures other than refusals. */
    Queue<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        people.shutdownNow();
        await("everybody to stop").until(people::isTerminated);
    }

    private void turnUp(int n) {
        var id = conversation(n);
        var customer = new CustomerId("c-" + n);
        send(new StartConversation(id, customer, Channel.WEB_CHAT, Instant.now()));
        if (chance.nextInt(10) == 0) {
            send(urgent(id, customer));
        } else {
            if (chance.nextInt(3) == 0) send(new ReportIntent(id, null, List.of("invoice"), Instant.now()));
            if (chance.nextInt(10) == 0) send(new ReportSentiment(id, null, -80, Instant.now()));
            send(new RequestHuman(id, HumanReason.CUSTOMER_ASKED, Instant.now()));
        }
    }

    /** Enqueues a conversation directly, as an application may do instead of the rules. */
    private EnqueueConversation urgent(ConversationId id, CustomerId customer) {
        return new EnqueueConversation(
                DESKS.get(0), id, customer, CustomerTier.VIP, Priority.URGENT, List.of(), null, true, Instant.now());
    }

    private void see(Object event) {
        if (event instanceof ConversationQueued queued && chance.nextInt(20) == 0) {
            soon(() -> giveUp(queued.deskId(), queued.conversationId()));
        } else if (event instanceof ConversationAssigned assigned) {
            soon(() -> answer(assigned));
        } else if (event instanceof AssignmentAccepted accepted) {
            soon(() -> work(accepted.deskId(), accepted.conversationId(), accepted.agentId()));
        } else if (event instanceof ConversationTransferred moved && moved.toAgent() != null) {
            var agent = moved.toAgent();
            soon(() -> work(moved.deskId(), moved.conversationId(), agent));
        } else if (event instanceof ConversationTransferred moved && closed.contains(moved.conversationId())) {
            unserved.remove(moved.conversationId()); // a closed conversation does not wait for the other desk
        } else if (event instanceof ConversationClosed ended) {
            closed.add(ended.conversationId());
        } else if (event instanceof ConversationLeftQueue left) {
            unserved.remove(left.conversationId());
        } else if (event instanceof ConversationReleased released) {
            unserved.remove(released.conversationId());
        }
    }

    private void giveUp(DeskId desk, ConversationId id) {
        switch (chance.nextInt(3)) {
            case 0 -> send(new LeaveQueue(desk, id, LeaveReason.CALL_BACK, Instant.now()));
            case 1 -> send(new CloseConversation(id, Author.CUSTOMER, ConversationOutcome.RESOLVED, Instant.now()));
            default -> send(new ReportSentiment(id, null, -90, Instant.now()));
        }
    }

    private void answer(ConversationAssigned offer) {
        var agent = offer.agentId();
        switch (chance.nextInt(12)) {
            case 0 ->
                send(new DeclineConversation(
                        offer.deskId(), offer.conversationId(), agent, DeclineReason.DECLINED, null, Instant.now()));
            case 1 -> {} // ignores the offer until it lapses
            case 2 -> send(new ChangePresence(offer.deskId(), agent, AgentPresence.OFFLINE, Instant.now()));
            default -> send(new AcceptConversation(offer.deskId(), offer.conversationId(), agent, Instant.now()));
        }
    }

    private void work(DeskId desk, ConversationId id, AgentId agent) {
        var at = Instant.now();
        switch (chance.nextInt(12)) {
            case 0 -> send(new ChangePresence(desk, agent, AgentPresence.OFFLINE, at));
            case 1 -> send(new TransferConversation(desk, id, null, other(desk), false, "knows more", at));
            case 2 -> {
                send(new TransferConversation(desk, id, colleague(), null, chance.nextBoolean(), "is faster", at));
                soon(() -> close(id, agent));
            }
            case 3 -> send(new ReleaseConversation(desk, id, at));
            default -> close(id, agent);
        }
    }

    private void close(ConversationId id, AgentId agent) {
        send(new CloseConversation(id, Author.agent(agent.value()), ConversationOutcome.RESOLVED, Instant.now()));
    }

    /** One agent goes away and five sign in, so that no agent stays away for ever. */
    private void comeAndGo() {
        var leaving = chance.nextInt(agents);
        send(new ChangePresence(deskOf(leaving), agent(leaving), AgentPresence.AWAY, Instant.now()));
        IntStream.range(0, 5).forEach(n -> signIn(chance.nextInt(agents)));
        soon(this::comeAndGo);
    }

    /** Three of four agents know invoices, and two of ten are seniors. */
    private void signIn(int n) {
        var skills = n % 4 == 0 ? List.<String>of() : List.of("invoices");
        send(new SignIn(deskOf(n), agent(n), skills, 1 + n % 4, n % 10 < 2, Instant.now()));
    }

    private void soon(Runnable action) {
        CompletableFuture.delayedExecutor(chance.nextInt(MAX_DELAY_MILLISECONDS), TimeUnit.MILLISECONDS, people)
                .execute(action);
    }

    /** Sends a command; refusals are expected, because the state may have changed meanwhile. */
    private void send(Command command) {
        try {
            gateway.sendAndWait(new GenericCommandMessage<>(command, Map.of("actor", "app/test")));
        } catch (CommandExecutionException refused) {
            if (refused.getDetails().isEmpty()) failures.add(refused); // other failures are refusals
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }

    private static ConversationId conversation(int n) {
        return new ConversationId("v-" + n);
    }

    private AgentId colleague() {
        return agent(chance.nextInt(agents));
    }

    private static AgentId agent(int n) {
        return new AgentId("a-" + n);
    }

    private static DeskId deskOf(int n) {
        return DESKS.get(n % DESKS.size());
    }

    private static DeskId other(DeskId desk) {
        return desk.equals(DESKS.get(0)) ? DESKS.get(1) : DESKS.get(0);
    }
}
