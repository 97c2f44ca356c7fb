package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.storage.CacheLease;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.CuttingProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for several instances with the keys in one database. */
@Timeout(600) // on a busy machine
public abstract class SharedKeysContract {

    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final CustomerId BERT = new CustomerId("c-bert");
    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int CUSTOMERS = 20;
    private static final Duration QUICK = Duration.ofSeconds(30); // on a busy machine

    private final List<AutoCloseable> opened = new ArrayList<>();
    private String address;
    private CustomerKeys one;
    private CustomerKeys other;
    private CuttingProxy proxy;

    /** The address of a database without keys. */
    protected abstract String freshDatabase() throws Exception;

    protected abstract StoredCustomerKeys open(String address, String masterKey);

    /** How many customers have a row in the key store. */
    protected abstract long customers(String address) throws Exception;

    /** How many keys are destroyed. */
    protected abstract long destroyed(String address) throws Exception;

    /** How many instances are registered. */
    protected abstract long instances(String address) throws Exception;

    /** Registers an instance that does not live. */
    protected abstract void registerDead(String address) throws Exception;

    /** Takes the registrations of all instances away. */
    protected abstract void giveInstancesUp(String address) throws Exception;

    @BeforeEach
    void open() throws Exception {
        address = freshDatabase();
        proxy = CuttingProxy.before(address);
        one = open(address);
        other = open(CuttingProxy.through(proxy, address));
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) resource.close();
        if (proxy != null) proxy.close();
        closeDatabase();
    }

    /** Gives up what {@link #freshDatabase()} has made. */
    protected void closeDatabase() {}

    private CustomerKeys open(String uri) {
        var keys = open(uri, MASTER);
        opened.add(keys);
        return keys;
    }

    @Test
    void instances_that_create_the_key_of_a_customer_at_once_have_the_same_key() throws Exception {
        var customers = new ArrayList<CompletableFuture<Boolean>>();
        for (var n = 0; n < 100; n++) {
            var customer = new CustomerId("c-" + n);
            var there = async(() -> other.keyOf(customer).commitment());
            customers.add(async(() -> one.keyOf(customer).commitment()).thenCombine(there, Object::equals));
        }
        assertThat(customers.stream().map(CompletableFuture::join)).hasSize(100).containsOnly(true);
        assertThat(customers(address)).isEqualTo(100);
    }

    @Test
    void an_event_that_one_instance_writes_is_read_by_the_other_until_its_customer_is_forgotten() {
        var posted = new MessagePosted(
                new ConversationId("v-1"), ANNA, new MessageId("m-1"), Author.CUSTOMER, "My dog ate it", Instant.EPOCH);
        var here = SagadeskSerializer.create(TypeNames.ofVocabulary(), one);
        var there = SagadeskSerializer.create(TypeNames.ofVocabulary(), other);

        SerializedObject<String> stored = here.serialize(posted, String.class);
        MessagePosted read = there.deserialize(stored);
        assertThat(read).isEqualTo(posted);

        other.destroy(ANNA);
        MessagePosted forgotten = here.deserialize(stored);
        assertThat(forgotten.text()).isEqualTo(PersonalData.FORGOTTEN);
        assertThatThrownBy(() -> here.serialize(posted, String.class)).isInstanceOf(CustomerForgottenException.class);
    }

    @Test
    void a_key_that_one_instance_destroys_is_in_no_memory_any_more_when_that_is_done() throws Exception {
        var text = new FieldCipher(one).encrypt(ANNA, "yes".getBytes(UTF_8));
        var held = other.keyOf(ANNA);
        assertThat(new FieldCipher(other).decrypt(text)).isEqualTo("yes".getBytes(UTF_8));

        one.destroy(ANNA);

        assertThat(held.isErased()).isTrue();
        assertThat(new FieldCipher(other).decrypt(text)).isNull();
        assertThatThrownBy(() -> other.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
        assertThat(destroyed(address)).isOne();
    }

    @Test
    void no_instance_waits_for_the_end_of_a_lease_while_all_live() {
        other.keyOf(BERT);
        for (var n = 0; n < CUSTOMERS; n++) one.keyOf(new CustomerId("c-" + n));
        var begun = System.nanoTime();
        for (var n = 0; n < CUSTOMERS; n++) one.destroy(new CustomerId("c-" + n));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(CacheLease.LONGEST_WAIT.multipliedBy(CUSTOMERS / 2));
    }

    /** The fence: whoever cannot be asked is waited for until it must have stopped. */
    @Test
    void an_instance_that_is_cut_off_stops_before_a_key_is_destroyed_and_goes_on_afterwards() throws Exception {
        other.keyOf(ANNA);
        other.keyOf(BERT);
        proxy.goDown();
        var begun = System.nanoTime();
        var destruction = async(() -> {
            one.destroy(ANNA);
            return System.nanoTime();
        });

        var lastUse = begun;
        while (!destruction.isDone()) {
            try {
                other.digest(ANNA, new byte[1]);
                lastUse = System.nanoTime();
            } catch (KeysUnreachableException stopped) {
                assertThatThrownBy(() -> other.keyOf(BERT)).isInstanceOf(KeysUnreachableException.class);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }

        assertThat(lastUse)
                .as("used for a while")
                .isGreaterThan(begun)
                .as("not afterwards")
                .isLessThan(destruction.join());
        assertThat(Duration.ofNanos(lastUse - begun)).isLessThan(CacheLease.TERM);
        assertThat(Duration.ofNanos(destruction.join() - begun)).isGreaterThanOrEqualTo(CacheLease.LONGEST_WAIT);
        assertThatThrownBy(() -> other.keyOf(ANNA)).isInstanceOf(KeysUnreachableException.class);
        assertThatThrownBy(() -> other.keyOf(new CustomerId("new"))).isInstanceOf(KeysUnreachableException.class);
        assertThatThrownBy(other::check).isInstanceOf(KeysUnreachableException.class);

        proxy.goUp();
        await().atMost(QUICK)
                .ignoreExceptionsInstanceOf(KeysUnreachableException.class)
                .until(() -> {
                    other.check();
                    return other.keyOf(BERT) != null;
                });
        assertThatThrownBy(() -> other.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
        assertThat(other.keyOf(new CustomerId("new"))).isNotNull();
    }

    @Test
    void an_instance_that_died_is_waited_for_once() throws Exception {
        for (var customer : List.of(ANNA, BERT)) one.keyOf(customer);
        registerDead(address);

        var begun = System.nanoTime();
        one.destroy(ANNA);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(CacheLease.LONGEST_WAIT);
        assertThat(instances(address)).isEqualTo(2);
        one.destroy(BERT);
        assertThat(destroyed(address)).isEqualTo(2);
    }

    @Test
    void an_instance_that_was_given_up_is_waited_for_again() throws Exception {
        other.keyOf(ANNA);
        giveInstancesUp(address);
        await().atMost(QUICK).until(() -> instances(address) == 2);

        var held = other.keyOf(ANNA);
        one.destroy(ANNA);

        assertThat(held.isErased()).isTrue();
        assertThatThrownBy(() -> other.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
    }

    @Test
    void a_customer_that_was_forgotten_while_an_instance_was_down_is_forgotten_there() throws Exception {
        var text = new FieldCipher(other).encrypt(ANNA, "yes".getBytes(UTF_8));
        other.close();
        assertThat(instances(address)).isOne();
        one.destroy(ANNA);

        var restarted = open(address);

        assertThat(new FieldCipher(restarted).decrypt(text)).isNull();
        assertThatThrownBy(() -> restarted.keyOf(ANNA)).isInstanceOf(CustomerForgottenException.class);
    }

    @Test
    void instances_may_forget_the_same_customers_at_once() throws Exception {
        var customers = new ArrayList<CustomerId>();
        for (var n = 0; n < 30; n++) customers.add(new CustomerId("c-" + n));
        customers.forEach(one::keyOf);
        customers.forEach(other::keyOf);

        var both = List.of(one, other).stream()
                .map(keys -> async(() -> {
                    customers.forEach(keys::destroy);
                    return keys;
                }))
                .toList();
        for (var each : both) each.get(120, TimeUnit.SECONDS);

        assertThat(destroyed(address)).isEqualTo(30);
    }

    @Test
    void a_process_that_is_stopped_over_a_destruction_does_not_use_the_key_afterwards() throws Exception {
        one.keyOf(ANNA);
        try (var process = EndlessKeyUse.start(address, MASTER, ANNA)) {
            process.awaitUse();
            process.signal("STOP");
            one.destroy(ANNA);
            var before = process.uses();
            process.signal("CONT");
            process.awaitForgotten();
            assertThat(process.uses() - before)
                    .as("what was between the check and the use")
                    .isLessThanOrEqualTo(1);
        }
    }

    private static <T> CompletableFuture<T> async(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }
}
