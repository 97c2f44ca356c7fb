package io.sagadesk.store.keys.storage;

import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Checks that a key store is used only with the master key that encrypts its keys. */
public final class MasterKeyCheck {

    private MasterKeyCheck() {}

    /**
     * Returns the master key, if it is the one of this key store.
     *
     * @param known the check value that the key store keeps; null if it has none
     * @param place what people call the key store
     */
    public static MasterKey matching(byte @Nullable [] known, MasterKeySource source, String place) {
        if (known == null) {
            throw new MasterKeyException("The key store has lost the check value of its master key: it was tampered"
                    + " with, or never finished. Put back a saved copy of " + place);
        }
        var key = source.find().orElseThrow(source::missing);
        if (!MessageDigest.isEqual(known, key.commitment())) {
            key.erase();
            throw new MasterKeyException("This is not the master key that the key store was made with: "
                    + source.remedy() + " to the right one");
        }
        return key;
    }
}
