package io.sagadesk.store.mongo.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contract of Axon's stores, run on the embedded MongoDB and on an external one. */
@Timeout(60)
abstract class AxonStoresContract {

    private static final String CANARY = "kanarienvogel-0815-rot";
    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final AssociationValue TICKET = new AssociationValue("ticketId", "t-1");
    private static final AssociationValue CUSTOMER = new AssociationValue("customerId", "c-anna");
    private static final String PROCESSOR = "tickets";

    @TempDir
    Path keyDirectory;

    private SqliteCustomerKeys keys;
    private SagadeskSerializer serializer;
    private MongoDatabase database;
    private MongoStores stores;

    abstract MongoDatabase database(String name);

    @BeforeEach
    void use_a_database_of_its_own() {
        keys = SqliteCustomerKeys.open(keyDirectory, new MasterKeySource(keyDirectory, null));
        serializer = SagadeskSerializer.create(TypeNames.ofVocabulary().with("saga.Reminder", Reminder.class), keys);
        database = database("sagadesk-stores-" + Long.toHexString(System.nanoTime()));
        stores = new MongoStores(database);
    }

    @AfterEach
    void leave_nothing_behind() {
        database.drop();
        keys.close();
    }

    @Test
    void a_token_is_stored_and_read() {
        var tokens = initialised("node-1", 1);
        tokens.storeToken(position(7), PROCESSOR, 0);
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(position(7));
        var replay = ReplayToken.createReplayToken(position(9), position(3));
        tokens.storeToken(replay, PROCESSOR, 0);
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(replay);
    }

    @Test
    void the_same_token_is_stored_as_often_as_one_likes() {
        var tokens = initialised("node-1", 1);
        assertThatCode(() -> IntStream.range(0, 1_000).forEach(i -> tokens.storeToken(position(7), PROCESSOR, 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void no_token_can_be_stored() {
        var tokens = initialised("node-1", 1);
        tokens.storeToken(position(7), PROCESSOR, 0);
        tokens.storeToken(null, PROCESSOR, 0);
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isNull();
    }

    @Test
    void a_segment_is_claimed_by_one_instance() {
        var tokens = initialised("node-1", 2);
        var others = stores.tokenStore(serializer, "node-2");
        tokens.fetchToken(PROCESSOR, 0);
        assertThatThrownBy(() -> others.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> others.storeToken(position(9), PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> others.storeToken(null, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(others.fetchAvailableSegments(PROCESSOR))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        tokens.releaseClaim(PROCESSOR, 0);
        assertThat(others.fetchToken(PROCESSOR, 0)).isEqualTo(position(0));
    }

    @Test
    void several_instances_initialise_a_processor_once() {
        for (int round = 0; round < 10; round++) {
            var processor = PROCESSOR + round;
            var done = atOnce(node -> initialise(node, processor));
            assertThat(done).containsOnlyOnce(true);
            assertThat(stores.tokenStore(serializer, "any").fetchSegments(processor))
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void segments_are_shown_when_all_of_them_are_there() {
        var tokens = stores.tokenStore(serializer, "node-1");
        tokens.initializeSegment(position(0), PROCESSOR, 3);
        tokens.initializeSegment(position(0), PROCESSOR, 2);
        assertThat(tokens.fetchSegments(PROCESSOR)).isEmpty();
        assertThat(tokens.fetchAvailableSegments(PROCESSOR)).isEmpty();
        // continues an initialisation that another instance began
        tokens.initializeTokenSegments(PROCESSOR, 4, position(0));
        assertThat(tokens.fetchSegments(PROCESSOR)).containsExactly(0, 1, 2, 3);
        assertThatThrownBy(() -> tokens.initializeTokenSegments(PROCESSOR, 4, position(0)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void all_instances_know_the_storage_by_the_same_name() {
        var names = atOnce(tokens -> tokens.retrieveStorageIdentifier().orElseThrow());
        assertThat(new HashSet<>(names)).hasSize(1);
    }

    @Test
    void a_saga_is_found_by_what_it_is_associated_with() {
        var sagas = stores.sagaStore(serializer);
        sagas.insertSaga(Reminder.class, "s-1", new Reminder(ANNA, CANARY, 0), Set.of(TICKET, CUSTOMER));
        sagas.insertSaga(Reminder.class, "s-2", new Reminder(ANNA, CANARY, 0), Set.of(CUSTOMER));
        assertThat(sagas.findSagas(Reminder.class, TICKET)).containsExactly("s-1");
        assertThat(sagas.findSagas(Reminder.class, CUSTOMER)).containsExactly("s-1", "s-2");
        assertThat(sagas.findSagas(Reminder.class, new AssociationValue("ticketId", "c-anna")))
                .isEmpty();
    }

    @Test
    void a_saga_changes_and_ends() {
        var sagas = stores.sagaStore(serializer);
        sagas.insertSaga(Reminder.class, "s-1", new Reminder(ANNA, CANARY, 0), Set.of(CUSTOMER));
        var now = new AssociationValuesImpl(Set.of(CUSTOMER));
        now.add(TICKET);
        sagas.updateSaga(Reminder.class, "s-1", new Reminder(ANNA, CANARY, 1), now);
        var loaded = sagas.loadSaga(Reminder.class, "s-1");
        assertThat(loaded.saga()).isEqualTo(new Reminder(ANNA, CANARY, 1));
        assertThat(loaded.associationValues()).containsExactlyInAnyOrder(TICKET, CUSTOMER);
        assertThat(sagas.findSagas(Reminder.class, TICKET)).containsExactly("s-1");
        sagas.deleteSaga(Reminder.class, "s-1", Set.of(TICKET, CUSTOMER));
        assertThat(sagas.findSagas(Reminder.class, CUSTOMER)).isEmpty();
        assertThat(sagas.loadSaga(Reminder.class, "s-1")).isNull();
    }

    @Test
    void a_saga_is_stored_under_its_name_and_tells_nothing_about_anybody() {
        var sagas = stores.sagaStore(serializer);
        sagas.insertSaga(Reminder.class, "s-1", new Reminder(ANNA, CANARY, 0), Set.of(CUSTOMER));
        var stored = database.getCollection("sagas").find().first();
        assertThat(stored).containsEntry("sagaType", "saga.Reminder");
        assertThat(stored.get("serializedSaga", Binary.class).getData())
                .asString()
                .contains("pd2.")
                .doesNotContain(CANARY);
    }

    @Test
    void letters_are_handled_in_the_order_in_which_they_came() {
        var deadLetters = stores.deadLetters(PROCESSOR, serializer);
        for (int round = 0;
                round < 3;
                round++) { // handled deadLetters leave free indexes, which must not be reused too early
            for (int i = 0; i < 5; i++) {
                enqueue(deadLetters, "t-1", "a" + i);
                enqueue(deadLetters, "t-2", "b" + i);
            }
            assertThat(deadLetters.size()).isEqualTo(10);
            assertThat(deadLetters.amountOfSequences()).isEqualTo(2);
            assertThat(handledBy(deadLetters))
                    .containsExactly("a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2", "b3", "b4");
            assertThat(deadLetters.contains("t-1")).isFalse();
        }
    }

    /** MongoDB promises no order without a sort. */
    @Test
    void letters_are_handled_in_their_order_wherever_mongodb_keeps_them() {
        var deadLetters = stores.deadLetters(PROCESSOR, serializer);
        for (int i = 0; i < 5; i++) enqueue(deadLetters, "t-1", "a" + i);
        var collection = database.getCollection("deadLetters");
        var stored = collection.find().sort(Sorts.descending("index")).into(new ArrayList<>());
        collection.deleteMany(new Document());
        for (var letter : stored) collection.insertOne(letter);

        assertThat(handledBy(deadLetters)).containsExactly("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void a_letter_that_fails_again_keeps_its_place() {
        var deadLetters = stores.deadLetters(PROCESSOR, serializer);
        enqueue(deadLetters, "t-1", "first");
        deadLetters.enqueueIfPresent("t-1", () -> new GenericDeadLetter<>("t-1", posted("second")));
        assertThat(deadLetters.enqueueIfPresent("t-9", () -> new GenericDeadLetter<>("t-9", posted("third"))))
                .isFalse();
        deadLetters.process(deadLetter ->
                Decisions.requeue(new IllegalStateException("again"), any -> MetaData.with("attempts", "2")));
        var sequence = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        deadLetters.deadLetterSequence("t-1").forEach(sequence::add);
        assertThat(sequence).extracting(AxonStoresContract::text).containsExactly("first", "second");
        assertThat(sequence.get(0).diagnostics()).containsEntry("attempts", "2");
        assertThat(sequence.get(0).cause().orElseThrow().message()).isEqualTo("again");
    }

    @Test
    void letters_of_two_groups_do_not_meet() {
        var deadLetters = stores.deadLetters(PROCESSOR, serializer);
        var others = stores.deadLetters("others", serializer);
        enqueue(deadLetters, "t-1", "a");
        enqueue(others, "t-1", "b");
        deadLetters.clear();
        assertThat(deadLetters.size()).isZero();
        assertThat(others.size()).isOne();
    }

    @Test
    void a_letter_tells_nothing_about_anybody() {
        enqueue(stores.deadLetters(PROCESSOR, serializer), "t-1", CANARY);
        assertThat(database.getCollection("deadLetters").find().first().toJson())
                .contains("conversation.MessagePosted")
                .contains("pd2.")
                .doesNotContain(CANARY);
    }

    private static List<String> handledBy(SequencedDeadLetterQueue<EventMessage<?>> deadLetters) {
        var handled = new ArrayList<String>();
        var more = true;
        while (more) {
            more = deadLetters.process(deadLetter -> {
                handled.add(text(deadLetter));
                return Decisions.evict();
            });
        }
        return handled;
    }

    private interface OnNode<T> {
        T apply(TokenStore tokens);
    }

    private <T> List<T> atOnce(OnNode<T> action) {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var running = IntStream.range(0, 4)
                    .mapToObj(node -> stores.tokenStore(serializer, "node-" + node))
                    .map(tokens -> CompletableFuture.supplyAsync(() -> action.apply(tokens), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static boolean initialise(TokenStore tokens, String processor) {
        try {
            tokens.initializeTokenSegments(processor, 4, position(0));
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    private TokenStore initialised(String node, int segments) {
        var tokens = stores.tokenStore(serializer, node);
        tokens.initializeTokenSegments(PROCESSOR, segments, position(0));
        return tokens;
    }

    private static TrackingToken position(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static void enqueue(SequencedDeadLetterQueue<EventMessage<?>> deadLetters, String sequence, String text) {
        deadLetters.enqueue(sequence, new GenericDeadLetter<>(sequence, posted(text), new IllegalStateException("no")));
    }

    private static EventMessage<?> posted(String text) {
        return new GenericEventMessage<>(new MessagePosted(
                new ConversationId("v-1"), ANNA, new MessageId("m-1"), Author.CUSTOMER, text, Instant.EPOCH));
    }

    private static String text(DeadLetter<? extends EventMessage<?>> deadLetter) {
        return ((MessagePosted) deadLetter.message().getPayload()).text();
    }
}
