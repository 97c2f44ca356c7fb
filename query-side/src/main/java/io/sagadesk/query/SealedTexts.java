package io.sagadesk.query;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts the personal data that read models store encrypted. Whoever asks says of which customer and which subject the
 * document is; a text of another customer is refused, and one that was written about another subject. A document whose
 * customer is not known yet is of no customer.
 */
public interface SealedTexts {

    /** Decrypts a text; {@link io.sagadesk.api.PersonalData#FORGOTTEN} if its customer was forgotten, null for null. */
    @Nullable String decrypt(@Nullable String sealed, @Nullable CustomerId customer, SubjectId subject);

    /**
     * Decrypts a record that was encrypted as a whole; if its customer was forgotten, each text that it had is
     * {@link io.sagadesk.api.PersonalData#FORGOTTEN}. Null for null.
     */
    <T extends Record> @Nullable T decrypt(
            @Nullable String sealed, Class<T> type, @Nullable CustomerId customer, SubjectId subject);
}
