package io.sagadesk.server.http.events;

import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.RequestLimit;
import io.sagadesk.store.log.EventFilter;
import io.sagadesk.store.log.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event log, filtered, as JSON lines. The response is streamed, whatever its length. */
@RestController
class EventsResource {

    private static final int BUFFER = 64 * 1024;

    /** Limits concurrent readers, because each occupies a thread and commands need threads, too. */
    private final RequestLimit atOnce = new RequestLimit(32, "Too many read the log at once: ask again in a moment");

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final LogReader log;

    EventsResource(LogReader log) {
        this.log = log;
    }

    /**
     * Ends the streams before the server waits for open requests, because readers that follow the log would never end.
     */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.countDown();
    }

    @GetMapping("/v1/events")
    void read(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "false") boolean sealed,
            @RequestParam(defaultValue = "false") boolean follow)
            throws IOException {
        var filter = filter(request);
        atOnce.run(() -> {
            response.setContentType("application/x-ndjson");
            response.setHeader(CommandSender.POSITION, Long.toString(log.lastPosition()));
            response.setBufferSize(BUFFER);
            new EventStream(response.getOutputStream(), sealed, follow, stopping).send(log, filter);
            return response;
        });
    }

    private static EventFilter filter(HttpServletRequest request) {
        Map<String, List<String>> words = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> words.put(name, Arrays.asList(values)));
        words.remove("sealed");
        words.remove("follow");
        try {
            return EventFilter.of(words);
        } catch (IllegalArgumentException wrong) {
            throw HttpProblem.exception(400, "bad-filter", String.valueOf(wrong.getMessage()));
        }
    }
}
