package io.sagadesk.server.http.admin;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.server.http.command.CommandEnvelopes;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.reactions.ReactionDeadLetters;
import io.sagadesk.store.mongo.axon.DeadLetterDescription;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dead letters of automations. */
@RestController
@RequestMapping("/v1/reactions")
class ReactionResource {

    private static final Logger LOG = LoggerFactory.getLogger(ReactionResource.class);
    private static final Pattern REASONS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    private final ReactionDeadLetters deadLetters;
    private final CommandEnvelopes envelopes;

    ReactionResource(ReactionDeadLetters deadLetters, CommandEnvelopes envelopes) {
        this.deadLetters = deadLetters;
        this.envelopes = envelopes;
    }

    /** Dead letters; those of one sequence in their order. */
    record Overview(List<ShownDeadLetter> events) {}

    /**
     * A dead letter.
     *
     * @param sequence the customer's id, or the id of the event if it concerns no customer
     * @param event the id of the event
     * @param tries the number of attempts; 0 if the event only waits for an earlier one of its sequence
     * @param cause the class and place of the failure, or that the event cannot be read; empty for an event that waits
     */
    record ShownDeadLetter(
            String automation, String sequence, String event, String type, Instant since, int tries, String cause) {

        static ShownDeadLetter of(DeadLetterDescription deadLetter) {
            return new ShownDeadLetter(
                    deadLetter.processingGroup(),
                    deadLetter.sequence(),
                    deadLetter.event(),
                    deadLetter.type(),
                    deadLetter.since(),
                    deadLetter.attempts(),
                    deadLetter.cause());
        }
    }

    /**
     * The result of retrying or discarding dead letters.
     *
     * @param reacted whether all events of the sequence were handled
     */
    record Settled(boolean reacted, int discarded) {}

    @GetMapping("/parked")
    Overview deadLetters(@RequestParam(defaultValue = "100") int limit) {
        return new Overview(deadLetters.list(QueryPage.checked(limit)).stream()
                .map(ShownDeadLetter::of)
                .toList());
    }

    /** Retries the dead letters of one sequence. */
    @PostMapping("/{name}/parked/retry")
    Settled retry(@PathVariable String name, @RequestParam String sequence) {
        require(name, sequence);
        return new Settled(deadLetters.retry(name, sequence), 0);
    }

    /**
     * Discards the dead letters of one sequence. The event log records only what happened, so the server's log records
     * who discarded which events and why.
     */
    @DeleteMapping("/{name}/parked")
    Settled discard(
            @PathVariable String name,
            @RequestParam String sequence,
            @RequestParam String reason,
            HttpServletRequest request) {
        if (!REASONS.matcher(reason).matches()) {
            throw HttpProblem.exception(
                    400, "bad-request", "reason is a word of letters, digits and -: nothing personal");
        }
        require(name, sequence);
        var actor = envelopes.of(request).metadata().get(EventMetadata.ACTOR);
        var discarded = deadLetters.discard(name, sequence);
        for (var each : discarded) {
            LOG.warn("{} gave up {} {} of {}, because of {}", actor, each.type(), each.event(), name, reason);
        }
        return new Settled(false, discarded.size());
    }

    private void require(String name, String sequence) {
        if (!deadLetters.has(name, sequence)) {
            throw HttpProblem.exception(404, "not-found", "This automation has nothing parked of this sequence");
        }
    }
}
