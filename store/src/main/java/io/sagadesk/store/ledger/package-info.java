/** The canonical encoding of an event and its leaf in the ledger: the same for every event store. See docs/ledger.md. */
@NullMarked
package io.sagadesk.store.ledger;

import org.jspecify.annotations.NullMarked;
