/** Group commit: the requests of many threads share a transaction and an fsync. */
@NullMarked
package io.sagadesk.store.groupcommit;

import org.jspecify.annotations.NullMarked;
