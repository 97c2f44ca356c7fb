package io.sagadesk.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The documented leaf, its test vectors, and the program in the documentation. */
class LedgerLeafTest {

    /** Merkle trees by others, if they lie beside the project. */
    private static final Path MERKLE =
            LedgerVectors.DOCS.resolve("../../shared/vectors/merkle/testdata").normalize();

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void the_vectors_are_right() {
        assertThat(LedgerVectors.all()).hasSizeGreaterThan(5).allSatisfy(vector -> {
            assertThat(HEX.formatHex(vector.event().encoded())).isEqualTo(vector.encoding());
            var leaf = LedgerLeaf.of(vector.event());
            assertThat(HEX.formatHex(leaf.entry())).isEqualTo(vector.entry()).hasSize(66);
            assertThat(HEX.formatHex(leaf.hash())).isEqualTo(vector.leaf());
        });
        var events =
                LedgerVectors.all().stream().map(LedgerVectors.Vector::event).toList();
        assertThat(LedgerVectors.rootsOf(events)).isEqualTo(LedgerVectors.roots());
    }

    @Test
    @Timeout(60)
    void the_program_in_the_documentation_computes_the_vectors(@TempDir Path directory) throws Exception {
        var page = Files.readString(LedgerVectors.DOCS.resolve("ledger.md"));
        var start = page.indexOf("```python\n") + "```python\n".length();
        var program = directory.resolve("ledger.py");
        Files.writeString(program, page.substring(start, page.indexOf("```", start)));
        Process process;
        try {
            process = new ProcessBuilder("python3", program.toString(), LedgerVectors.FILE.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (java.io.IOException missing) {
            System.out.println("Skipped: there is no python3 to run the program of docs/ledger.md");
            Assumptions.abort("There is no python3");
            return;
        }
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .isEqualToIgnoringNewLines(LedgerVectors.all().size() + " leaves are right");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void any_field_changes_the_leaf() {
        var event = LedgerVectors.all().get(1).event();
        var others = List.of(
                with("x", event.sequence(), event.recordedAt(), event.metadata(), event.payload()),
                with(event.eventId(), 2, event.recordedAt(), event.metadata(), event.payload()),
                with(
                        event.eventId(),
                        event.sequence(),
                        event.recordedAt().plusMillis(1),
                        event.metadata(),
                        event.payload()),
                with(
                        event.eventId(),
                        event.sequence(),
                        event.recordedAt().plusNanos(1),
                        event.metadata(),
                        event.payload()),
                with(event.eventId(), event.sequence(), event.recordedAt(), Map.of(), event.payload()),
                with(event.eventId(), event.sequence(), event.recordedAt(), event.metadata(), "{}".getBytes(UTF_8)));
        var hashes = others.stream()
                .map(other -> HEX.formatHex(LedgerLeaf.of(other).hash()))
                .toList();
        assertThat(hashes)
                .doesNotHaveDuplicates()
                .doesNotContain(HEX.formatHex(LedgerLeaf.of(event).hash()));
    }

    /** A byte that moves from one field into the next one gives another encoding, because each has its length. */
    @Test
    void no_two_events_have_the_same_encoding() {
        assertThat(of("ab", "c").encoded()).isNotEqualTo(of("a", "bc").encoded());
        assertThat(of("", "abc").encoded()).isNotEqualTo(of("abc", "").encoded());
    }

    /** The examples of RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "23, 17",
        "24, 1818",
        "25, 1819",
        "100, 1864",
        "255, 18ff",
        "256, 190100",
        "1000, 1903e8",
        "65535, 19ffff",
        "65536, 1a00010000",
        "1000000, 1a000f4240",
        "4294967295, 1affffffff",
        "4294967296, 1b0000000100000000",
        "1000000000000, 1b000000e8d4a51000",
        "9223372036854775807, 1b7fffffffffffffff",
        "-1, 20",
        "-10, 29",
        "-100, 3863",
        "-1000, 3903e7",
        "-9223372036854775808, 3b7fffffffffffffff"
    })
    void numbers_have_their_shortest_form(long number, String encoding) {
        assertThat(HEX.formatHex(new CborWriter(9).number(number).written())).isEqualTo(encoding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\": \"b\"}",
                "{\"a\":\"b\"} ",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{\"a\":\"\\u0062\"}",
                "{\"a\":\"b\"}{}",
                "{\"a\":\"b\""
            })
    void metadata_that_the_server_did_not_write_has_no_leaf(String stored) {
        assertThatThrownBy(() -> CanonicalMetadata.of(stored.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1.5}", "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":9223372036854775808}"})
    void metadata_of_another_kind_has_no_leaf(String stored) {
        var metadata = CanonicalMetadata.of(stored.getBytes(UTF_8));
        assertThatThrownBy(() -> CanonicalMetadata.write(metadata, new CborWriter(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a text nor a whole number");
    }

    @Test
    void the_root_is_that_of_others() throws Exception {
        if (!Files.isDirectory(MERKLE)) System.out.println("Skipped: the Merkle vectors are not at ../shared/vectors");
        Assumptions.assumeTrue(Files.isDirectory(MERKLE));
        var happy = JsonMapper.shared().readTree(MERKLE.resolve("consistency/2/happy-path.json"));
        var entries = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        var leaves = entries.stream()
                .map(entry -> MerkleRoot.sha256(new byte[] {0}, HEX.parseHex(entry)))
                .toList();
        IntStream.of(1, 2).forEach(tree -> {
            var size = happy.get("size" + tree).asInt();
            var root = Base64.getDecoder().decode(happy.get("root" + tree).asString());
            assertThat(MerkleRoot.of(leaves.subList(0, size))).isEqualTo(root);
        });
    }

    private static LoggedEvent of(String type, String id) {
        return new LoggedEvent("e", type, id, 0, Instant.EPOCH, "t", "1", Map.of(), new byte[0]);
    }

    private static LoggedEvent with(String id, long sequence, Instant at, Map<String, ?> metadata, byte[] payload) {
        return new LoggedEvent(
                id,
                "Conversation",
                "conversation/c-1",
                sequence,
                at,
                "conversation.MessagePosted",
                "1",
                metadata,
                payload);
    }
}
