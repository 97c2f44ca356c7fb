package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as shown in lists. The fields mean the same as in {@link CustomerDetail}.
 *
 * @param segment the latest assessed segment; absent before the first assessment
 * @param orders the number of all orders
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerSummary(
        CustomerId customerId,
        @Nullable Instant registeredAt,
        @Nullable ContactDetails contact,
        @Nullable String timeZone,
        boolean member,
        @Nullable Segment segment,
        int orders,
        int openConversationCount,
        @Nullable Instant forgottenAt) {}
