package io.sagadesk.rules.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Time zones by their IANA names, such as {@code Europe/Berlin}. An offset such as {@code +02:00} is no time zone. */
public final class TimeZones {

    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private TimeZones() {}

    public static Optional<ZoneId> named(String name) {
        return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** Like {@link #named}, but reads {@code Z} as UTC, because clients write it so. */
    public static Optional<ZoneId> given(String name) {
        return name.equals(ZoneOffset.UTC.getId()) ? Optional.of(UTC) : named(name);
    }

    /** Returns one value for all names of UTC, and any other zone unchanged. */
    public static ZoneId canonical(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
    }
}
