/** Tests of the leaf of the ledger. */
@NullMarked
package io.sagadesk.store.ledger;

import org.jspecify.annotations.NullMarked;
