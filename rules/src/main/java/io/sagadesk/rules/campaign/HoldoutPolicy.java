package io.sagadesk.rules.campaign;

import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Selects the holdout of a campaign, so that the effect of the campaign can be measured. The selection is reproducible: take
 * the SHA-256 of {@code campaignId|customerId} (the bare ids, in UTF-8), read its first 8 bytes as an unsigned big-endian
 * number, and take that modulo 100. A customer whose result is below the percentage is held out.
 */
public final class HoldoutPolicy {

    private HoldoutPolicy() {}

    public static boolean chooses(CampaignId campaignId, CustomerId customerId, int percent) {
        return share(campaignId, customerId) < percent;
    }

    /** Returns the hash of customer and campaign, from 0 to 99. */
    static int share(CampaignId campaignId, CustomerId customerId) {
        var text = campaignId.value() + "|" + customerId.value();
        var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
