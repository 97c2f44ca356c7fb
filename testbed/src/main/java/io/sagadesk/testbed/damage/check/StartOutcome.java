package io.sagadesk.testbed.damage.check;

import java.util.Locale;

/**
 * The result of a start that is as it should be.
 *
 * @param refusal the sentence of the refusal; empty if the server started
 * @param late the number of timers that came due before the server was ready, and fired afterwards
 * @param onTime the number of timers that came due and fired afterwards
 */
public record StartOutcome(String refusal, double secondsToReady, long late, long onTime) {

    static StartOutcome refused(String sentence) {
        return new StartOutcome(sentence, 0, 0, 0);
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }

    @Override
    public String toString() {
        if (isRefused()) return "refused: " + refusal;
        return String.format(
                Locale.ROOT, "started in %.1f s; %d timers fired late, %d on time", secondsToReady, late, onTime);
    }
}
