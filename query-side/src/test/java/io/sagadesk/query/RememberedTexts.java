package io.sagadesk.query;

import static io.sagadesk.api.PersonalData.FORGOTTEN;

import io.sagadesk.api.SealedRecord;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in for encryption: a sealed content is a number under which the content is remembered here. */
public final class RememberedTexts implements SealedTexts {

    private final Map<String, Sealed> contents = new HashMap<>();
    private final Set<CustomerId> forgotten = new HashSet<>();

    private record Sealed(CustomerId customer, Object content) {}

    /** Returns the text or record as it would be in the log. */
    public String seal(CustomerId customer, Object content) {
        var sealed = "pd1." + contents.size();
        contents.put(sealed, new Sealed(customer, content));
        return content instanceof Record parts ? SealedRecord.of(sealed, parts) : sealed;
    }

    /** Makes the contents of a customer unreadable. */
    public void forget(CustomerId customer) {
        forgotten.add(customer);
    }

    @Override
    public @Nullable String decrypt(@Nullable String sealed, @Nullable CustomerId customer, SubjectId subject) {
        if (sealed == null) return null;
        var content = content(sealed);
        return content == null ? FORGOTTEN : (String) content;
    }

    @Override
    public <T extends Record> @Nullable T decrypt(
            @Nullable String sealed, Class<T> type, @Nullable CustomerId customer, SubjectId subject) {
        if (sealed == null) return null;
        var content = SealedRecord.isForgotten(sealed) ? null : content(SealedRecord.ciphertext(sealed));
        return content == null ? SealedRecord.forgotten(sealed, type) : type.cast(content);
    }

    private @Nullable Object content(String sealed) {
        var known = Objects.requireNonNull(contents.get(sealed), "This is no sealed text: " + sealed);
        return forgotten.contains(known.customer()) ? null : known.content();
    }
}
