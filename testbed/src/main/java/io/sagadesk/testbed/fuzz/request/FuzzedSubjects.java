package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * The subjects that the requests are about: customers, conversations, tickets and so on. Requests close, merge and forget
 * them, so there are new ones for every few hundred requests, each with the number of its group in its id.
 */
public final class FuzzedSubjects {

    /** How many requests are about one group of subjects. */
    public static final int REQUESTS = 500;

    private static final int EACH = 3;
    private static final int TENTHS = 10;
    private static final int TENTHS_KNOWN = 8;
    private static final String COMMANDS = "subjects.jsonl";

    private final long group;

    public FuzzedSubjects(long group) {
        this.group = group;
    }

    /** The commands that create the subjects, one in each line. */
    public byte[] commands() throws IOException {
        try (InputStream lines = FuzzedSubjects.class.getResourceAsStream(COMMANDS)) {
            var text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("GROUP", Long.toString(group))
                    .replace("TEXT", MarkedTexts.TEXT)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** An id of this type: most often of a subject that exists, otherwise a new one. */
    String id(Class<?> type, Random random) {
        if (type == PolicyId.class)
            return PolicyId.of(pick(PolicyKind.values(), random)).value();
        if (random.nextInt(TENTHS) >= TENTHS_KNOWN) return MarkedTexts.ID + random.nextInt(Integer.MAX_VALUE);
        return kind(type) + "-" + group + "-" + (1 + random.nextInt(EACH));
    }

    static boolean isId(Class<?> type) {
        return SubjectId.class.isAssignableFrom(type);
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().replace("Id", "").toLowerCase(Locale.ROOT);
    }

    static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
