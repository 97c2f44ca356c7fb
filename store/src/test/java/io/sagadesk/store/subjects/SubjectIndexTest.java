package io.sagadesk.store.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.subjects.SubjectIndex.Entry;
import io.sagadesk.store.subjects.SubjectIndex.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectIndexTest {

    @TempDir
    Path directory;

    @Test
    void the_positions_of_a_subject_are_read_in_pages() {
        try (var index = open()) {
            index.add(List.of(entry(0, "customer/c"), entry(1, "customer/d"), entry(2, "customer/c", "ticket/t")));
            index.add(List.of(entry(3, "customer/c")));

            assertThat(index.positions("customer/c", -1, 10)).containsExactly(0, 2, 3);
            assertThat(index.positions("customer/c", 0, 1)).containsExactly(2);
            assertThat(index.positions("ticket/t", -1, 10)).containsExactly(2);
            assertThat(index.positions("ticket/unknown", -1, 10)).isEmpty();
        }
    }

    @Test
    void what_was_seen_is_known_after_a_restart_and_not_added_again() {
        try (var index = open()) {
            assertThat(index.seen().position()).isEqualTo(-1);
            index.add(List.of(entry(0, "customer/c"), entry(1)));
        }
        try (var index = open()) {
            assertThat(index.seen()).isEqualTo(new Seen(1, "event-1"));
            index.add(List.of(entry(0, "customer/other"), entry(1, "customer/other"), entry(2, "customer/c")));

            assertThat(index.positions("customer/c", -1, 10)).containsExactly(0, 2);
            assertThat(index.positions("customer/other", -1, 10)).isEmpty();
        }
    }

    @Test
    void a_cleared_index_begins_anew() {
        try (var index = open()) {
            index.add(List.of(entry(0, "customer/c")));

            index.clear();

            assertThat(index.seen().position()).isEqualTo(-1);
            assertThat(index.positions("customer/c", -1, 10)).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_index_is_named_with_what_to_do() throws IOException {
        Files.writeString(
                directory.resolve("subjects.db"), "no database, though long enough to be taken for one".repeat(50));

        assertThatThrownBy(this::open).hasMessageContaining("subjects.db").hasMessageContaining("delete it");
    }

    @Test
    void an_envelope_names_whom_an_event_concerns() {
        assertThat(SubjectsOf.envelope(Map.of(
                        "customerId",
                        "c",
                        "ticketId",
                        "t",
                        "actor",
                        "agent/a",
                        "correlationId",
                        "x",
                        "imported",
                        "true")))
                .containsExactlyInAnyOrder("customer/c", "ticket/t", "agent/a");
    }

    private SubjectIndex open() {
        return SubjectIndex.open(directory.resolve("subjects.db"));
    }

    private static Entry entry(long position, String... subjects) {
        return new Entry(position, "event-" + position, Set.of(subjects));
    }
}
