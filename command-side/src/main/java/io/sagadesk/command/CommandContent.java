package io.sagadesk.command;

import io.sagadesk.api.Decision;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of the contents of commands, for events that do not say all that their command said. They are stored, so the
 * parts of a content and their order never change; a later part is added only if it is not absent.
 */
public final class CommandContent {

    private CommandContent() {}

    /** Returns the fingerprint of a content without personal data. Times are compared by milliseconds. */
    public static String fingerprint(@Nullable Object... parts) {
        var texts = new ArrayList<@Nullable String>();
        for (var part : parts) add(part, texts);
        return ContentFingerprints.of(texts.toArray(String[]::new));
    }

    private static void add(@Nullable Object part, List<@Nullable String> texts) {
        if (part instanceof Money money) {
            texts.addAll(List.of(money.amount().toString(), money.currency()));
        } else if (part instanceof Decision because) {
            texts.addAll(List.of(because.rule(), String.valueOf(because.version())));
            add(because.inputs(), texts);
        } else if (part instanceof Map<?, ?> map) {
            texts.add(String.valueOf(map.size()));
            map.forEach((name, value) -> {
                texts.add(name.toString());
                texts.add(value == null ? null : value.toString());
            });
        } else if (part instanceof Instant time) {
            texts.add(MillisecondPrecision.of(time).toString());
        } else {
            texts.add(part == null ? null : part.toString());
        }
    }
}
