/** Encryption of personal data with one key per customer. Destroying a key makes the customer's data unreadable. */
@NullMarked
package io.sagadesk.store.keys;

import org.jspecify.annotations.NullMarked;
