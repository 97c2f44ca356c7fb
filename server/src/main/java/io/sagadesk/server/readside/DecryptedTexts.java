package io.sagadesk.server.readside;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.SealedRecord;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.query.SealedTexts;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.origin.TextFinding;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Decrypts texts with the customers' keys. */
final class DecryptedTexts implements SealedTexts {

    private final FieldCipher cipher;

    DecryptedTexts(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public @Nullable String decrypt(@Nullable String sealed, @Nullable CustomerId customer, SubjectId subject) {
        if (sealed == null || sealed.equals(PersonalData.FORGOTTEN)) return sealed;
        var content = cipher.decrypt(sealed, TextFinding.inDocumentOf(customer, subject));
        return content == null ? PersonalData.FORGOTTEN : new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public <T extends Record> @Nullable T decrypt(
            @Nullable String sealed, Class<T> type, @Nullable CustomerId customer, SubjectId subject) {
        if (sealed == null) return null;
        var found = TextFinding.inDocumentOf(customer, subject);
        var content = SealedRecord.isForgotten(sealed) ? null : cipher.decrypt(SealedRecord.ciphertext(sealed), found);
        if (content == null) return SealedRecord.forgotten(sealed, type);
        try {
            return JsonMapper.shared().readValue(content, type);
        } catch (JacksonException malformed) { // its message may contain the plain text
            throw new DamagedCiphertextException("The content of a ciphertext is no " + type.getName(), null);
        }
    }
}
