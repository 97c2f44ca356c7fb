package io.sagadesk.store.keys.sqlite;

import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeyException;
import io.sagadesk.store.keys.MasterKeySource;
import java.security.MessageDigest;
import java.sql.SQLException;

/** Checks that a key store is used only with the master key that encrypts its keys. */
final class MasterKeyCheck {

    private MasterKeyCheck() {}

    /** Registers a master key, created if necessary, in a key store that has neither a master key nor customer keys. */
    static void initializeNewStore(KeyTable table, MasterKeySource source) throws SQLException {
        if (table.masterCommitment() == null && table.isEmpty()) {
            var key = source.findOrCreate();
            table.insertMasterCommitment(key.commitment());
            key.erase();
        }
    }

    static MasterKey matching(KeyTable table, MasterKeySource source) throws SQLException {
        var known = table.masterCommitment();
        if (known == null) {
            throw new MasterKeyException("The key store has lost the check value of its master key: it was tampered"
                    + " with, or never finished. Put back a saved copy of keys.db");
        }
        var key = source.find()
                .orElseThrow(() -> new MasterKeyException("The master key of the key store is missing: put back "
                        + MasterKeySource.FILE + " or set " + MasterKeySource.SETTING
                        + ". A new one could not read what is stored"));
        if (!MessageDigest.isEqual(known, key.commitment())) {
            key.erase();
            throw new MasterKeyException("This is not the master key that the key store was made with: put back "
                    + MasterKeySource.FILE + " or set " + MasterKeySource.SETTING + " to the right one");
        }
        return key;
    }
}
