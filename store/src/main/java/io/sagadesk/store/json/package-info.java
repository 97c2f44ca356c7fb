/** How messages, snapshots and sagas become JSON and come back, with what is personal as ciphertext. */
@NullMarked
package io.sagadesk.store.json;

import org.jspecify.annotations.NullMarked;
