package io.sagadesk.server.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.QueryPage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox: messages that wait to be sent, and messages that were given up. */
@RestController
@RequestMapping("/v1/outbox")
class OutboxResource {

    private final OutboxQueue outbox;
    private final Clock clock;

    OutboxResource(OutboxQueue outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which messages a client asks for. */
    enum OutboxState {
        WAITING,
        GIVEN_UP
    }

    /** Outbox entries, the longest due first. */
    record Overview(List<Shown> entries) {}

    /**
     * One message.
     *
     * @param event the id of the event that caused the message
     * @param due the earliest time of the next attempt; may be in the past
     * @param givenUp why there are no more attempts; absent while the message waits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            DeliveryId deliveryId,
            String event,
            MessageTemplate template,
            CustomerId customerId,
            @Nullable CouponId couponId,
            @Nullable ConversationId conversationId,
            Instant due,
            int attempts,
            @Nullable GivenUpReason givenUp) {

        static Shown of(OutboxEntry entry) {
            var order = entry.order();
            return new Shown(
                    entry.id(),
                    entry.event(),
                    order.template(),
                    order.customerId(),
                    order.couponId(),
                    order.conversationId(),
                    entry.due(),
                    entry.attempts(),
                    entry.givenUp());
        }
    }

    @GetMapping
    Overview list(@RequestParam OutboxState state, @RequestParam(defaultValue = "100") int limit) {
        var entries = outbox.list(state == OutboxState.GIVEN_UP, QueryPage.checked(limit));
        return new Overview(entries.stream().map(Shown::of).toList());
    }

    /** Schedules a message that was given up for another attempt. */
    @PostMapping("/{deliveryId}/retry")
    Shown retry(@PathVariable DeliveryId deliveryId) {
        if (!outbox.retry(deliveryId, clock.instant())) throw notGivenUp(deliveryId);
        return outbox.find(deliveryId).map(Shown::of).orElseThrow(OutboxResource::notFound);
    }

    /** Deletes a message that was given up. */
    @DeleteMapping("/{deliveryId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable DeliveryId deliveryId) {
        if (!outbox.discard(deliveryId)) throw notGivenUp(deliveryId);
    }

    private ErrorResponseException notGivenUp(DeliveryId deliveryId) {
        if (outbox.find(deliveryId).isEmpty()) return notFound();
        return HttpProblem.exception(409, "not-given-up", "This message is still going to be tried");
    }

    private static ErrorResponseException notFound() {
        return HttpProblem.exception(404, "not-found", "There is no such message in the outbox");
    }
}
