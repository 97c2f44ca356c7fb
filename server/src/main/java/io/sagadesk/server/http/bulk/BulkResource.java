package io.sagadesk.server.http.bulk;

import io.sagadesk.server.http.command.CommandEnvelopes;
import io.sagadesk.server.http.command.CommandEnvelopes.Envelope;
import io.sagadesk.server.http.problem.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accepts many commands in one request, one JSON object per line, for imports and for applications with much traffic.
 */
@RestController
@RequestMapping("/v1/commands")
public class BulkResource {

    static final int MOST_BYTES = 32 * 1024 * 1024;
    public static final int MOST_LINES = 10_000;

    /**
     * The result of each line.
     *
     * @param results one character per line: {@code a} for accepted, {@code r} for repeated, {@code x} for refused
     * @param position of the newest event that these commands recorded, -1 if none
     */
    record BulkAnswer(String results, long position, List<LineProblem> problems) {}

    /**
     * Why a line was refused.
     *
     * @param line counted from 1
     */
    record LineProblem(int line, String code, String detail) {}

    /** Limits the memory that concurrent requests of the largest size can take. */
    private final Semaphore atOnce = new Semaphore(4);

    private final BulkSender sender;
    private final CommandEnvelopes envelopes;

    BulkResource(BulkSender sender, CommandEnvelopes envelopes) {
        this.sender = sender;
        this.envelopes = envelopes;
    }

    @PostMapping(consumes = {"application/x-ndjson", "application/json"})
    BulkAnswer send(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean imported,
            @RequestParam(defaultValue = "elsewhere") String source)
            throws IOException {
        var envelope = imported ? envelopes.imported(request, source) : envelopes.of(request);
        if (!atOnce.tryAcquire())
            throw HttpProblem.exception(503, "overloaded", "Too many at once: send it again in a moment");
        try {
            return sender.send(lines(request), new Envelope(envelope.metadata(), null, envelope.digests()));
        } finally {
            atOnce.release();
        }
    }

    private static byte[] lines(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw HttpProblem.exception(
                    413, "too-large", "A request has at most " + MOST_BYTES + " bytes: send several");
        }
        return body;
    }
}
