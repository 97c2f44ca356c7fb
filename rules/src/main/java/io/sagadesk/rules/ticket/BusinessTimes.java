package io.sagadesk.rules.ticket;

import io.sagadesk.rules.policy.BusinessCalendar;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches the business time of calendars, because one with public holidays is slow to create. Thread-safe. */
public final class BusinessTimes {

    private static final int MAX_ENTRIES = 100;

    private final Map<BusinessCalendar, BusinessTime> times = new ConcurrentHashMap<>();

    public BusinessTime of(BusinessCalendar calendar) {
        if (times.size() >= MAX_ENTRIES) times.clear();
        return times.computeIfAbsent(calendar, BusinessTime::new);
    }
}
