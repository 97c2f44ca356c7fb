package io.sagadesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.PersonalData;
import org.junit.jupiter.api.Test;

class ContentFingerprintsTest {

    private final ContentFingerprints fingerprints = new ContentFingerprints();

    @Test
    void an_id_is_known_once_it_was_remembered() {
        fingerprints.remember("m-1", "hello");
        assertThat(fingerprints.knows("m-1")).isTrue();
        assertThat(fingerprints.knows("m-2")).isFalse();
    }

    @Test
    void the_last_content_of_an_id_is_recognised_and_no_other() {
        fingerprints.remember("m-1", "hello");
        fingerprints.remember("m-1", "good-bye");
        assertThat(fingerprints.recognise("m-1", "good-bye")).isTrue();
        assertThat(fingerprints.recognise("m-1", "hello")).isFalse();
        assertThat(fingerprints.recognise("m-2", "good-bye")).isFalse();
    }

    @Test
    void where_one_part_ends_and_the_next_begins_makes_a_difference() {
        assertThat(ContentFingerprints.of("ab", "c")).isNotEqualTo(ContentFingerprints.of("a", "bc"));
        assertThat(ContentFingerprints.of("a", null)).isNotEqualTo(ContentFingerprints.of("a", ""));
        assertThat(ContentFingerprints.of("a")).isNotEqualTo(ContentFingerprints.of("a", ""));
    }

    @Test
    void a_fingerprint_takes_128_bits() {
        assertThat(ContentFingerprints.of("a")).matches("[0-9a-f]{32}");
    }

    @Test
    void the_first_fingerprint_that_is_added_makes_the_collection() {
        assertThat(ContentFingerprints.add(null, "m-1", "customer", "hello"))
                .satisfies(made -> assertThat(made.knows("m-1")).isTrue());
    }

    @Test
    void what_was_forgotten_leaves_no_fingerprint() {
        assertThat(ContentFingerprints.of("a", PersonalData.FORGOTTEN)).isEqualTo(PersonalData.FORGOTTEN);
        assertThat(ContentFingerprints.add(null, "m-1", "customer", PersonalData.FORGOTTEN))
                .isNull();
        assertThat(ContentFingerprints.add(fingerprints, "m-1", "customer", PersonalData.FORGOTTEN))
                .isSameAs(fingerprints);
        assertThat(fingerprints.knows("m-1")).isFalse();
    }

    @Test
    void fingerprints_are_written_in_sixteen_bytes_each_and_read_back() {
        for (var i = 0; i < 1_000; i++) fingerprints.remember("message-" + i, "text " + i);
        var read = Snapshots.roundTrip(fingerprints);
        assertThat(Snapshots.write(fingerprints)).hasSizeLessThan(1_000 * 16 * 4 / 3 + 16);
        assertThat(read.recognise("message-999", "text 999")).isTrue();
        assertThat(read.knows("message-1000")).isFalse();
    }
}
