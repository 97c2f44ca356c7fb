package io.sagadesk.store.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.CouponId;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouponCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final long SEED = 4711;
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path directory;

    @Test
    void a_code_has_eighty_bits_of_the_id_under_the_master_key() {
        assertThat(code(KEY, "p-1").text())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{5}")
                .isEqualTo(code(KEY, "p-1").text())
                .isEqualTo("Y32C-P8K6-9Y99-F7HNV")
                .isNotEqualTo(code(KEY, "p-2").text())
                .isNotEqualTo(code(KEY.replace("AAEC", "AAED"), "p-1").text());
    }

    @Test
    void all_bits_of_the_secret_are_in_the_code() {
        var codes = IntStream.range(0, 80).mapToObj(bit -> {
            var secret = new byte[10];
            secret[bit / 8] = (byte) (1 << bit % 8);
            return CouponCode.of(secret);
        });

        assertThat(codes.distinct()).hasSize(80);
    }

    @Test
    void each_code_is_read_back_as_a_person_types_it() {
        codes(1_000).forEach(code -> {
            var text = code.text();
            assertThat(CouponCode.read(text)).contains(code);
            assertThat(CouponCode.read(" " + text.toLowerCase(Locale.ROOT).replace('-', '\u2013') + "\u00a0"))
                    .contains(code);
            assertThat(CouponCode.read(text.replace("-", "").replace('0', 'o').replace('1', 'l')))
                    .contains(code);
            assertThat(CouponCode.read(text.replace('1', 'I').replace('V', 'u')))
                    .contains(code);
        });
    }

    @Test
    void any_wrong_character_is_noticed() {
        codes(100).map(CouponCode::characters).forEach(code -> {
            for (int at = 0; at < code.length(); at++) {
                for (var other :
                        ALPHABET.replace(code.substring(at, at + 1), "").toCharArray()) {
                    assertThat(CouponCode.read(code.substring(0, at) + other + code.substring(at + 1)))
                            .as("%s with %s at %d", code, other, at)
                            .isEmpty();
                }
            }
        });
    }

    @Test
    void any_two_characters_that_change_places_are_noticed() {
        codes(300).map(CouponCode::characters).forEach(code -> {
            for (int one = 0; one < code.length(); one++) {
                for (int other = one + 1; other < code.length(); other++) {
                    if (code.charAt(one) == code.charAt(other)) continue;
                    var swapped = new StringBuilder(code);
                    swapped.setCharAt(one, code.charAt(other));
                    swapped.setCharAt(other, code.charAt(one));
                    assertThat(CouponCode.read(swapped.toString()))
                            .as("%s as %s", code, swapped)
                            .isEmpty();
                }
            }
        });
    }

    @Test
    void what_is_no_code_is_not_read() {
        var code = code(KEY, "p-1").characters();

        Stream.of("", "-", code.substring(1), code + "0", code.substring(0, 16) + "*", "ß".repeat(17), "\uD83D\uDE00")
                .forEach(text -> assertThat(CouponCode.read(text)).as(text).isEmpty());
    }

    @Test
    void a_code_does_not_end_in_a_log_line() {
        assertThat(code(KEY, "p-1")).asString().isEqualTo("CouponCode[…]");
    }

    @Test
    void a_code_is_looked_up_by_what_does_not_tell_it() {
        try (var keys = SqliteCustomerKeys.open(directory.resolve("keys"), new MasterKeySource(directory, KEY))) {
            var codes = new CouponCodes(keys);
            var code = codes.of(new CouponId("p-1"));

            assertThat(codes.indexed(code))
                    .hasSize(22)
                    .isEqualTo(codes.indexed(CouponCode.read(code.text()).orElseThrow()))
                    .isNotEqualTo(codes.indexed(codes.of(new CouponId("p-2"))));
        }
    }

    private CouponCode code(String key, String coupon) {
        var data = directory.resolve(Integer.toHexString(key.hashCode()));
        try (var keys = SqliteCustomerKeys.open(data, new MasterKeySource(data, key))) {
            return new CouponCodes(keys).of(new CouponId(coupon));
        }
    }

    private static Stream<CouponCode> codes(int count) {
        var random = new Random(SEED);
        return Stream.generate(() -> {
                    var secret = new byte[10];
                    random.nextBytes(secret);
                    return CouponCode.of(secret);
                })
                .limit(count);
    }
}
