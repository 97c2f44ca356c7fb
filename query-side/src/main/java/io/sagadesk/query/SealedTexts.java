package io.sagadesk.query;

import org.jspecify.annotations.Nullable;

/** Opens the personal data that read models hold sealed. */
public interface SealedTexts {

    /** The text; {@link io.sagadesk.api.PersonalData#FORGOTTEN} if its customer was forgotten; null for null. */
    @Nullable String open(@Nullable String sealed);

    /** A record that was sealed as a whole; null if its customer was forgotten, and for null. */
    <T extends Record> @Nullable T open(@Nullable String sealed, Class<T> type);
}
