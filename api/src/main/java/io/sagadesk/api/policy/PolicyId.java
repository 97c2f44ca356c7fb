package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The id of a policy: routing, sla, rfm, escalation, post-chat or win-back. */
public record PolicyId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "policy";

    private static final List<String> KNOWN =
            Arrays.stream(PolicyKind.values()).map(PolicyId::name).toList();

    public PolicyId {
        if (!KNOWN.contains(value)) {
            throw new IllegalArgumentException("A policy is one of " + String.join(", ", KNOWN));
        }
    }

    public static PolicyId of(PolicyKind kind) {
        return new PolicyId(name(kind));
    }

    public PolicyKind kind() {
        return PolicyKind.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String name(PolicyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
