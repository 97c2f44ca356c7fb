package io.sagadesk.server.http.bulk;

import io.sagadesk.server.http.command.CommandEnvelopes;
import io.sagadesk.server.http.command.CommandEnvelopes.Envelope;
import io.sagadesk.server.http.problem.RequestLimit;
import io.sagadesk.server.readside.RunningImports;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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

    /** Limits the memory that the commands of concurrent requests can take. */
    private final RequestLimit atOnce = new RequestLimit(4, "Too many at once: send it again in a moment");

    private final BulkSender sender;
    private final CommandEnvelopes envelopes;
    private final RunningImports imports;

    BulkResource(BulkSender sender, CommandEnvelopes envelopes, RunningImports imports) {
        this.sender = sender;
        this.envelopes = envelopes;
        this.imports = imports;
    }

    @PostMapping(consumes = {"application/x-ndjson", "application/json"})
    BulkAnswer send(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean imported,
            @RequestParam(defaultValue = "elsewhere") String source)
            throws IOException {
        var envelope = imported ? envelopes.imported(request, source) : envelopes.of(request);
        var lines = request.getInputStream().readAllBytes(); // gathered: no slow sender holds a permit
        RequestLimit.Work<BulkAnswer> work =
                () -> sender.send(lines, new Envelope(envelope.metadata(), null, envelope.digests()));
        return atOnce.run(imported ? () -> imports.during(work::run) : work);
    }
}
