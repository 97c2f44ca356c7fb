/** The JSON format of messages, snapshots and sagas, with personal data as ciphertext. */
@NullMarked
package io.sagadesk.store.json;

import org.jspecify.annotations.NullMarked;
