package io.sagadesk.store.damage;

import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.PersonalDataException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** Thrown when an event is not what was written. The message names its place and its type, never its content. */
public final class DamagedEventException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the place of the event, such as {@code position 42}
     * @param type the stored type name
     * @param fault what is wrong, as the end of a sentence
     */
    public DamagedEventException(String where, String type, String fault, @Nullable Throwable cause) {
        super(sentence(where, type, fault), cause);
    }

    /**
     * Returns the exception to throw for an event that could not be deserialized. A missing key and a forgotten customer
     * are no damage.
     */
    public static RuntimeException of(String where, String type, RuntimeException failure) {
        if (failure instanceof DamagedEventException) return failure;
        if (failure instanceof DamagedCiphertextException ciphertext) {
            return new DamagedCiphertextException(
                    sentence(where, type, String.valueOf(ciphertext.getMessage())), ciphertext);
        }
        if (failure instanceof PersonalDataException) return failure;
        return new DamagedEventException(where, type, "it is not what was written", failure);
    }

    private static String sentence(String where, String type, String fault) {
        return "The event at " + where + " ('" + type + "') is damaged: " + fault;
    }
}
