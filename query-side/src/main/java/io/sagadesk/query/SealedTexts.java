package io.sagadesk.query;

import org.jspecify.annotations.Nullable;

/** Decrypts the personal data that read models store encrypted. */
public interface SealedTexts {

    /** Decrypts a text; {@link io.sagadesk.api.PersonalData#FORGOTTEN} if its customer was forgotten, null for null. */
    @Nullable String decrypt(@Nullable String sealed);

    /**
     * Decrypts a record that was encrypted as a whole; if its customer was forgotten, each text that it had is
     * {@link io.sagadesk.api.PersonalData#FORGOTTEN}. Null for null.
     */
    <T extends Record> @Nullable T decrypt(@Nullable String sealed, Class<T> type);
}
