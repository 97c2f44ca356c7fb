package io.sagadesk.api.service;

import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service-health figures. A conversation is attributed to the desk of its latest queueing and to the agent who closed it
 * (before the closing: the last agent who accepted it, or else the agent who replied first). A first reply is attributed to
 * its author, a rating to the agent who closed the conversation.
 *
 * @param started the number of conversations started
 * @param conversed the number with at least one message of the customer and one of the other side, bot or human
 * @param firstResponse from the start of a conversation to the first human reply
 * @param waiting from the queueing to the assignment that was not declined
 * @param reaction from that assignment to the first human reply after it
 * @param handleTime from the acceptance by an agent until that agent transfers or releases the conversation
 * @param firstContactResolution share of the ended conversations, and of the solved or closed tickets without a
 *     conversation, that were solved, never reopened, and not followed by another contact of the customer within 7 days
 * @param containment share of the ended conversations with a bot that the bot closed, without a human message and without a
 *     request for a human
 * @param abandonment share of queueings that the customer abandoned; abandonments within less than 5 seconds are excluded
 *     from both numbers
 * @param satisfaction share of ratings of 4 or 5 (CSAT)
 * @param meanStars the mean rating, from 1 to 5; absent without a rating
 * @param attainment share of the decided instances that were met, for each target
 * @param occupancy share of the online time of agents with at least one conversation, up to the latest event of each agent
 * @param transfers the number of transfers to another agent or desk; attributed to the agent who transferred
 * @param reopened share of the ended conversations that were reopened at least once
 */
public record ServiceFigures(
        long started,
        long conversed,
        Durations firstResponse,
        Durations waiting,
        Durations reaction,
        Durations handleTime,
        Share firstContactResolution,
        Share containment,
        Share abandonment,
        Share satisfaction,
        @Nullable Double meanStars,
        Map<ServiceLevelTarget, Share> attainment,
        TimeShare occupancy,
        long transfers,
        Share reopened,
        Tickets tickets) {

    /**
     * Statistics of durations; absent if the count is 0.
     *
     * @param median the lower median, within 0.05 %; the same precision holds for p90
     * @param p90 the smallest duration that at least 90 % do not exceed
     * @param mean the mean, exact to the nanosecond
     */
    public record Durations(
            long count,
            @Nullable Duration median,
            @Nullable Duration p90,
            @Nullable Duration mean) {}

    /**
     * A share of a whole.
     *
     * @param share part ÷ of; absent if {@code of} is 0
     */
    public record Share(long part, long of, @Nullable Double share) {

        public static Share of(long part, long of) {
            return new Share(part, of, of == 0 ? null : (double) part / of);
        }
    }

    /**
     * A share of a time.
     *
     * @param share part ÷ of; absent if {@code of} is zero
     */
    public record TimeShare(
            Duration part, Duration of, @Nullable Double share) {

        public static TimeShare ofMillis(long part, long of) {
            return new TimeShare(
                    Duration.ofMillis(part),
                    Duration.ofMillis(of),
                    Share.of(part, of).share());
        }
    }

    /**
     * The figures of tickets.
     *
     * @param firstResponse from opening to the first public human reply
     * @param resolution from opening to the latest solution; in wall-clock time, holds included
     * @param solved share of the opened tickets that were solved at least once
     * @param reopened share of the solved tickets that were reopened at least once
     */
    public record Tickets(long opened, Share solved, Share reopened, Durations firstResponse, Durations resolution) {}
}
