package io.sagadesk.server.instances;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an instance does for clients and in the background. */
public enum InstanceRole {
    /** Accepts commands over HTTP. Reactions send theirs within their own instance, whatever its roles. */
    COMMAND,
    /** Answers queries over HTTP, live streams included. */
    QUERY,
    /** Runs sagas and automations, publishes scheduled events, and sends the messages of the outbox. */
    REACTION,
    /** Folds the log into read models, and carries out rebuilds. */
    PROJECTION;

    /** The environment variable with the roles of an instance. */
    public static final String SETTING = "SAGADESK_ROLES";

    /**
     * Reads roles from a text such as {@code command,query}.
     *
     * @param text null or blank for all roles
     * @throws StoreUnusableException if it names something else
     */
    public static Set<InstanceRole> in(@Nullable String text) {
        if (text == null || text.isBlank()) return EnumSet.allOf(InstanceRole.class);
        return Arrays.stream(text.split(",", -1))
                .map(InstanceRole::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(InstanceRole.class)));
    }

    private static InstanceRole named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new StoreUnusableException(SETTING
                        + " is no list of roles such as command,query: an instance may have "
                        + Arrays.stream(values()).map(InstanceRole::word).collect(Collectors.joining(", "))));
    }

    /** The role as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
