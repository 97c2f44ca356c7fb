package io.sagadesk.store.keys.storage;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.MasterKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts the keys that the master key does not decrypt. The checks of SQLite cannot see such damage. */
final class DamagedKeys {

    private final MasterKey master;
    private long count;
    private String example = "";

    DamagedKeys(MasterKey master) {
        this.master = master;
    }

    long count() {
        return count;
    }

    /** The id of one of the customers; empty if no key is damaged. */
    String example() {
        return example;
    }

    void check(@Nullable String customer, byte @Nullable [] wrapped, boolean isDestroyed) {
        if (customer != null && SubjectId.isAllowed(customer)) {
            if (wrapped == null ? isDestroyed : isReadable(new CustomerId(customer), wrapped)) return;
            if (example.isEmpty()) example = customer;
        }
        count++;
    }

    private boolean isReadable(CustomerId customer, byte[] wrapped) {
        try {
            Arrays.fill(master.unwrap(customer, wrapped), (byte) 0);
            return true;
        } catch (DamagedCiphertextException damaged) {
            return false;
        }
    }
}
