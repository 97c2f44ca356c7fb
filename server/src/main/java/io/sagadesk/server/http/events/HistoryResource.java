package io.sagadesk.server.http.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.store.log.LogEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of a subject, decrypted for the holder of the token. */
@RestController
class HistoryResource {

    private static final Pattern SUBJECT = Pattern.compile("[a-z]+/[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}");

    /**
     * A page of a history.
     *
     * @param next pass it as {@code after} for the next page; absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryPage(
            String subject, List<Entry> events, @Nullable Long next, AsOf asOf) implements ReadAnswer {}

    /** One event with its metadata. */
    record Entry(long position, String type, Instant recordedAt, Map<String, ?> metadata, Object payload) {

        static Entry of(LogEvent event) {
            return new Entry(event.position(), event.type(), event.recordedAt(), event.metadata(), event.payload());
        }
    }

    private final SubjectHistory history;

    HistoryResource(SubjectHistory history) {
        this.history = history;
    }

    @GetMapping("/v1/history")
    HistoryPage of(
            @RequestParam String subject,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw HttpProblem.exception(400, "bad-subject", "A subject is a kind and an id, such as customer/c-1");
        }
        var known = history.of(subject, after, QueryPage.checked(limit) + 1);
        var page = QueryPage.of(limit, asked -> known.events(), LogEvent::position);
        if (page.items().isEmpty() && after < 0)
            throw HttpProblem.exception(404, "not-found", "There is nothing of this id");
        var entries = page.items().stream().map(Entry::of).toList();
        return new HistoryPage(subject, entries, page.next(), known.asOf());
    }
}
