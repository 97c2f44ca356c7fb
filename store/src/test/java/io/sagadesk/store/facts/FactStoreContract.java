package io.sagadesk.store.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.facts.FactStore.Fact;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for facts wherever they are stored. */
abstract class FactStoreContract {

    private FactStore facts;

    /** Opens the same store each time. */
    protected abstract FactStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        facts = open();
    }

    @AfterEach
    void closeStore() {
        if (facts != null) facts.close();
    }

    @Test
    void a_fact_is_there_after_a_restart_until_it_is_deleted() throws Exception {
        assertThat(facts.put("account", "anna", "{\"name\":\"Anna Grün ✓\"}", FactStore.ABSENT))
                .isTrue();
        restart();
        assertThat(facts.find("account", "anna")).contains(new Fact("anna", "{\"name\":\"Anna Grün ✓\"}", 1));
        assertThat(facts.find("webhook", "anna")).isEmpty();

        assertThat(facts.delete("account", "anna", 1)).isTrue();
        assertThat(facts.delete("account", "anna", 1)).isFalse();
        restart();
        assertThat(facts.find("account", "anna")).isEmpty();
    }

    @Test
    void a_fact_is_changed_only_by_who_knows_its_version() {
        assertThat(facts.put("account", "anna", "1", 1)).isFalse();
        assertThat(facts.put("account", "anna", "1", FactStore.ABSENT)).isTrue();
        assertThat(facts.put("account", "anna", "2", FactStore.ABSENT)).isFalse();
        assertThat(facts.put("account", "anna", "2", 1)).isTrue();
        assertThat(facts.put("account", "anna", "3", 1)).isFalse();
        assertThat(facts.delete("account", "anna", 1)).isFalse();
        assertThat(facts.find("account", "anna")).contains(new Fact("anna", "2", 2));
    }

    @Test
    void of_many_who_change_a_fact_at_once_none_is_lost() {
        facts.put("counter", "n", "0", FactStore.ABSENT);
        var callers = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> {
                            for (var n = 0; n < 10; n++) increment();
                        },
                        task -> new Thread(task).start()))
                .toList();
        callers.forEach(CompletableFuture::join);
        assertThat(facts.find("counter", "n")).contains(new Fact("n", "80", 81));
    }

    private void increment() {
        Fact fact;
        do {
            fact = facts.find("counter", "n").orElseThrow();
        } while (!facts.put("counter", "n", "" + (Integer.parseInt(fact.json()) + 1), fact.version()));
    }

    @Test
    void facts_are_listed_in_pages_by_the_prefix_of_their_keys() {
        for (var key : new String[] {"b/2", "a", "b", "b/1", "b/ü", "c", "b/", "B/1", "b0"}) {
            facts.put("k", key, "{}", FactStore.ABSENT);
        }
        facts.put("k2", "b/9", "{}", FactStore.ABSENT);
        assertThat(facts.list("k", "b/", "", 10)).extracting(Fact::key).containsExactly("b/", "b/1", "b/2", "b/ü");
        assertThat(facts.list("k", "b/", "b/1", 1)).extracting(Fact::key).containsExactly("b/2");
        assertThat(facts.list("k", "", "", 100))
                .extracting(Fact::key)
                .containsExactly("B/1", "a", "b", "b/", "b/1", "b/2", "b/ü", "b0", "c");
        assertThat(facts.list("k", "d", "", 10)).isEmpty();
    }

    @Test
    void a_key_without_characters_or_a_document_that_is_not_small_is_refused() {
        for (var key : new String[] {"", "a\u0000b", "a\u001fb", "x".repeat(501), "\uD800"}) {
            assertThatThrownBy(() -> facts.put("k", key, "{}", FactStore.ABSENT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> facts.put("k", "a", "x".repeat(1_000_001), FactStore.ABSENT))
                .isInstanceOf(IllegalArgumentException.class);
        facts.put("k", "x".repeat(500), "x".repeat(1_000_000), FactStore.ABSENT);
        assertThat(facts.list("k", "", "", 10)).hasSize(1);
    }

    private void restart() throws Exception {
        facts.close();
        facts = open();
    }
}
