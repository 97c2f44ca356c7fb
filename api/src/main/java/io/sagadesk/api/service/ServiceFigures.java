package io.sagadesk.api.service;

import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of service, each under one name and with one definition. A conversation counts for the desk that it was queued
 * at last and for the agent who closed it (before that, who took it last, or else replied first); a first reply for who
 * wrote it; a rating for who closed.
 *
 * @param started conversations that began
 * @param conversed those with at least one message of the customer and one of the other side, bot or human
 * @param firstResponse from a conversation's start to the first human reply
 * @param waiting from being queued to the assignment that was not declined
 * @param reaction from that assignment to the first human reply after it
 * @param handleTime from when an agent takes a conversation to when the agent hands it over or lets go of it
 * @param firstContactResolution of the conversations that have ended, and the solved or closed tickets that came from none:
 *     those solved, never reopened, and not followed by another contact of the customer within 7 days
 * @param containment of the ended conversations with a bot: those that it closed, that no human wrote in and that never
 *     asked for one
 * @param abandonment of the times that a conversation was queued: those in which the customer gave up; where that took less
 *     than 5 seconds it is in neither
 * @param satisfaction of the ratings: those of 4 or 5 (CSAT)
 * @param meanStars from 1 to 5; absent without a rating
 * @param attainment of the settled instances of each target: those that were met
 * @param occupancy of the seconds that agents were online: those with at least one conversation in hand, up to the latest
 *     event of each agent
 * @param transfers handovers to another agent or desk; they count for the agent who handed over
 * @param reopened of the conversations that have ended: those that were reopened at least once
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
        Share occupancy,
        long transfers,
        Share reopened,
        Tickets tickets) {

    /**
     * Durations in seconds; each of them absent if there are none.
     *
     * @param median the middle one, of an even number the lower; within 0.05 %, and so is the next
     * @param p90 the smallest that nine tenths do not exceed
     * @param mean exact
     */
    public record Durations(
            long count,
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Double mean) {}

    /**
     * A part of a whole.
     *
     * @param share part ÷ of; absent where there is nothing
     */
    public record Share(long part, long of, @Nullable Double share) {

        public static Share of(long part, long of) {
            return new Share(part, of, of == 0 ? null : (double) part / of);
        }
    }

    /**
     * The figures of tickets.
     *
     * @param firstResponse from opening to the first public human reply
     * @param resolution from opening to the solution, the last one if it was reopened; around the clock, holds included
     * @param solved those of the opened that were solved at least once
     * @param reopened those of the solved that were reopened at least once
     */
    public record Tickets(long opened, Share solved, Share reopened, Durations firstResponse, Durations resolution) {}
}
